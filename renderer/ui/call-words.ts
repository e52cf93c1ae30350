import type { WorkerCall } from '../../shared/contract/workers';

/** What each verb of a worker does, so that it can follow "R is busy with". */
const verbWords: Readonly<Record<string, string>> = {
  object_text: 'printing an object',
  object_parts: 'looking into an object',
  object_page: 'the rows of a table',
  object_file: 'reading a fit',
  object_data: 'taking in a data set',
  object_code: 'R code',
  object_call: 'a function call',
  object_list: 'listing its objects',
  object_functions: 'looking for functions',
  object_parameters: 'the arguments of a function',
  release: 'releasing objects',
  start: 'loading brms',
  status: 'a question about its state',
  versions: 'the versions of its packages',
  sample_data: 'reading sample data',
  stan_code: 'writing the Stan code',
  default_priors: 'the default priors',
  prepare_fit: 'preparing the fit',
  compile_model: 'compiling the model',
  sample_model: 'sampling',
  save_fit: 'saving the fit',
  fit_draws: 'reading the draws',
  lock_facts: 'what a snapshot records',
  package_available: 'what the repositories offer',
  package_describe: 'a package and what it needs',
  package_download: 'downloading packages',
  package_versions: 'looking for versions',
  package_loaded: 'which packages are loaded',
  package_options: 'its libraries and repositories',
  probe_model: 'compiling a test model',
};

type Call = Pick<WorkerCall, 'target' | 'code'>;

/** More of the code that a call evaluates is not shown. */
const codeLimit = 80;

/** What R is busy with, as a person knows it: the code they gave, a function by its name, the app's verbs in words. */
export function callWords({ target, code }: Call): string {
  if (code !== undefined) return code.length > codeLimit ? `${code.slice(0, codeLimit - 1)}…` : code;
  if (!target.startsWith('studio::')) return target;
  return verbWords[target.slice('studio::'.length)] ?? 'another question';
}

/** The same at the head of a line. */
export function callTitle(call: Call): string {
  const words = callWords(call);
  return call.code !== undefined || words === call.target
    ? words
    : words.charAt(0).toUpperCase() + words.slice(1);
}
