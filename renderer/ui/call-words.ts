import { analyses } from '../../shared/analyses/list';
import type { WorkerCall } from '../../shared/contract/workers';
import { kindTitle } from '../../shared/kind-texts/kind-texts';
import { type TextKey, t } from '../../shared/texts/texts';

/** What each verb of a worker does, so that it can follow "R is busy with". */
const verbWords: Readonly<Record<string, TextKey>> = {
  object_text: 'ui.call.objectText',
  object_parts: 'ui.call.objectParts',
  object_page: 'ui.call.objectPage',
  object_file: 'ui.call.objectFile',
  object_data: 'ui.call.objectData',
  object_code: 'ui.call.objectCode',
  object_call: 'ui.call.objectCall',
  object_list: 'ui.call.objectList',
  object_functions: 'ui.call.objectFunctions',
  object_parameters: 'ui.call.objectParameters',
  release: 'ui.call.release',
  start: 'ui.call.start',
  status: 'ui.call.status',
  versions: 'ui.call.versions',
  sample_data: 'ui.call.sampleData',
  stan_code: 'ui.call.stanCode',
  default_priors: 'ui.call.defaultPriors',
  prepare_fit: 'ui.call.prepareFit',
  compile_model: 'ui.call.compileModel',
  sample_model: 'ui.call.sampleModel',
  save_fit: 'ui.call.saveFit',
  fit_draws: 'ui.call.fitDraws',
  lock_facts: 'ui.call.lockFacts',
  package_available: 'ui.call.packageAvailable',
  package_describe: 'ui.call.packageDescribe',
  package_download: 'ui.call.packageDownload',
  package_versions: 'ui.call.packageVersions',
  package_loaded: 'ui.call.packageLoaded',
  package_options: 'ui.call.packageOptions',
  probe_model: 'ui.call.probeModel',
};

type Call = Pick<WorkerCall, 'target' | 'code'>;

/** More of the code that a call evaluates is not shown. */
const codeLimit = 80;

/** What R is busy with, as a person knows it: the code they gave, a function by its name, the app's verbs in words. */
export function callWords({ target, code }: Call): string {
  if (code !== undefined) return code.length > codeLimit ? `${code.slice(0, codeLimit - 1)}…` : code;
  if (!target.startsWith('studio::')) return target;
  const verb = target.slice('studio::'.length);
  const analysis = analyses.find(({ source }) => source.from === 'brms' && source.verb === verb);
  if (analysis) return t('ui.call.analysis', { title: kindTitle('analyses', analysis.id) });
  return t(verbWords[verb] ?? 'ui.call.another');
}

/** The same at the head of a line. */
export function callTitle(call: Call): string {
  const words = callWords(call);
  return call.code !== undefined || words === call.target
    ? words
    : words.charAt(0).toUpperCase() + words.slice(1);
}
