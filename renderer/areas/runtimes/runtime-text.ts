import type { EnvironmentUse, RuntimeInfo } from '../../../shared/contract/environments';
import { saveQuestion } from '../../app/store/environment-loss';
import { byteSize, counted, dateTime } from '../../ui/number-text';

/** What a runtime is made of, in a line. */
export function runtimeFacts({ manifest, bytes }: RuntimeInfo): string {
  const size = bytes === null ? 'size is being counted' : byteSize(bytes);
  if (!manifest) return size;
  return [
    `R ${manifest.r_version}`,
    `CmdStan ${manifest.cmdstan_version}`,
    counted(Object.keys(manifest.r_packages).length, 'package'),
    size,
    `built ${dateTime(manifest.built_at)}`,
  ].join(' · ');
}

/** Who uses it: "Used by demo and paper; brmspy’s default." */
export function runtimeUsers({ usedBy, active }: RuntimeInfo): string {
  const names = usedBy.map((name) => `“${name}”`);
  const last = names.at(-1) ?? '';
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
  if (names.length === 0) return active ? 'brmspy uses it by default.' : 'Not used by any environment.';
  return `Used by ${list}${active ? '; brmspy uses it by default' : ''}.`;
}

/** What is asked before an environment takes or leaves a runtime; null where none of its workers runs. */
export function changeQuestion(environment: string, title: string, use: EnvironmentUse) {
  const question = saveQuestion(environment, use);
  return question && { ...question, title, confirm: 'Go on' };
}
