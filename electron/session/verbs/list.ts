import { compileModel } from './compile-model';
import { defaultPriors } from './default-priors';
import { fitDraws } from './fit-draws';
import { lockFacts } from './lock-facts';
import { objectCall } from './object-call';
import { objectCode } from './object-code';
import { objectData } from './object-data';
import { objectFile } from './object-file';
import { objectFunctions } from './object-functions';
import { objectList } from './object-list';
import { objectPage } from './object-page';
import { objectParameters } from './object-parameters';
import { objectParts } from './object-parts';
import { objectText } from './object-text';
import { packageAvailable } from './package-available';
import { packageDescribe } from './package-describe';
import { packageDownload } from './package-download';
import { packageLoaded } from './package-loaded';
import { packageOptions } from './package-options';
import { packageVersions } from './package-versions';
import { prepareFit } from './prepare-fit';
import { probeModel } from './probe-model';
import { release } from './release';
import { sampleData } from './sample-data';
import { sampleModel } from './sample-model';
import { saveFit } from './save-fit';
import { type SavedFitCall, savedFitVerb } from './saved-fit';
import { stanCode } from './stan-code';
import { start } from './start';
import { status } from './status';
import type { Verb } from './verb';
import { versions } from './versions';

/**
 * Every verb of the worker by its name in R. Each has a file in `electron/worker/verbs`, and one here unless it asks a saved
 * fit: those have all one form.
 */
export const verbs = {
  compile_model: compileModel,
  default_priors: defaultPriors,
  fit_draws: fitDraws,
  lock_facts: lockFacts,
  loo: savedFitVerb,
  object_call: objectCall,
  object_code: objectCode,
  object_data: objectData,
  object_file: objectFile,
  object_functions: objectFunctions,
  object_list: objectList,
  object_page: objectPage,
  object_parameters: objectParameters,
  object_parts: objectParts,
  object_text: objectText,
  package_available: packageAvailable,
  package_describe: packageDescribe,
  package_download: packageDownload,
  package_loaded: packageLoaded,
  package_options: packageOptions,
  package_versions: packageVersions,
  prepare_fit: prepareFit,
  probe_model: probeModel,
  release,
  sample_data: sampleData,
  sample_model: sampleModel,
  save_fit: saveFit,
  stan_code: stanCode,
  start,
  status,
  versions,
} as const;

export type VerbName = keyof typeof verbs;

/** The arguments of a verb by name. */
export type VerbInput<Name extends VerbName> =
  (typeof verbs)[Name] extends Verb<infer Input, unknown> ? Input : never;

/** The type of a verb's answer, as read by the app. */
export type VerbAnswer<Name extends VerbName> = ReturnType<(typeof verbs)[Name]['read']>;

/** The verbs that question a saved fit. */
export type SavedFitVerb = {
  [Name in VerbName]: (typeof verbs)[Name] extends Verb<SavedFitCall, unknown> ? Name : never;
}[VerbName];

/** Is it a verb that questions a saved fit? */
export function isSavedFitVerb(name: string): name is SavedFitVerb {
  return Object.entries(verbs).some(([known, entry]) => known === name && entry === savedFitVerb);
}
