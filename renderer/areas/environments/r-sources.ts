import type { RSource } from '../../../shared/contract/environments';

/** Where an R was found, in words. */
export const sourceWords: Readonly<Record<RSource, string>> = {
  R_HOME: 'from the variable R_HOME',
  PATH: 'on the PATH',
  system: 'of the system',
  opt: 'in /opt/R',
  rig: 'by rig',
  conda: 'by conda',
  registry: 'from the registry',
  framework: 'a framework',
  homebrew: 'by Homebrew',
};
