import type { RSource } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';

/** Where an R was found, in words. */
export const sourceWords: Readonly<Record<RSource, string>> = {
  R_HOME: t('environments.r.source.rHome'),
  PATH: t('environments.r.source.path'),
  system: t('environments.r.source.system'),
  opt: t('environments.r.source.opt'),
  rig: t('environments.r.source.rig'),
  conda: t('environments.r.source.conda'),
  registry: t('environments.r.source.registry'),
  framework: t('environments.r.source.framework'),
  homebrew: t('environments.r.source.homebrew'),
};
