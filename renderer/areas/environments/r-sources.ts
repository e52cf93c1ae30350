import type { RSource } from '../../../shared/contract/environments';
import { type TextKey, t } from '../../../shared/texts/texts';

const sourceKeys: Readonly<Record<RSource, TextKey>> = {
  R_HOME: 'environments.r.source.rHome',
  PATH: 'environments.r.source.path',
  system: 'environments.r.source.system',
  opt: 'environments.r.source.opt',
  rig: 'environments.r.source.rig',
  conda: 'environments.r.source.conda',
  registry: 'environments.r.source.registry',
  framework: 'environments.r.source.framework',
  homebrew: 'environments.r.source.homebrew',
};

/** Where an R was found, in words. */
export function sourceWords(source: RSource): string {
  return t(sourceKeys[source]);
}
