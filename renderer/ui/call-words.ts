import type { WorkerCall } from '../../shared/contract/workers';
import { t } from '../../shared/texts/texts';

/** What each verb of a worker does, so that it can follow "R is busy with". */
const verbWords: Readonly<Record<string, string>> = {
  object_text: t('ui.call.objectText'),
  object_parts: t('ui.call.objectParts'),
  object_page: t('ui.call.objectPage'),
  object_file: t('ui.call.objectFile'),
  object_data: t('ui.call.objectData'),
  object_code: t('ui.call.objectCode'),
  object_call: t('ui.call.objectCall'),
  object_list: t('ui.call.objectList'),
  object_functions: t('ui.call.objectFunctions'),
  object_parameters: t('ui.call.objectParameters'),
  release: t('ui.call.release'),
  start: t('ui.call.start'),
  status: t('ui.call.status'),
  versions: t('ui.call.versions'),
  sample_data: t('ui.call.sampleData'),
  stan_code: t('ui.call.stanCode'),
  default_priors: t('ui.call.defaultPriors'),
  prepare_fit: t('ui.call.prepareFit'),
  compile_model: t('ui.call.compileModel'),
  sample_model: t('ui.call.sampleModel'),
  save_fit: t('ui.call.saveFit'),
  fit_draws: t('ui.call.fitDraws'),
  lock_facts: t('ui.call.lockFacts'),
  package_available: t('ui.call.packageAvailable'),
  package_describe: t('ui.call.packageDescribe'),
  package_download: t('ui.call.packageDownload'),
  package_versions: t('ui.call.packageVersions'),
  package_loaded: t('ui.call.packageLoaded'),
  package_options: t('ui.call.packageOptions'),
  loo: t('ui.call.loo'),
  probe_model: t('ui.call.probeModel'),
};

type Call = Pick<WorkerCall, 'target' | 'code'>;

/** More of the code that a call evaluates is not shown. */
const codeLimit = 80;

/** What R is busy with, as a person knows it: the code they gave, a function by its name, the app's verbs in words. */
export function callWords({ target, code }: Call): string {
  if (code !== undefined) return code.length > codeLimit ? `${code.slice(0, codeLimit - 1)}…` : code;
  if (!target.startsWith('studio::')) return target;
  return verbWords[target.slice('studio::'.length)] ?? t('ui.call.another');
}

/** The same at the head of a line. */
export function callTitle(call: Call): string {
  const words = callWords(call);
  return call.code !== undefined || words === call.target
    ? words
    : words.charAt(0).toUpperCase() + words.slice(1);
}
