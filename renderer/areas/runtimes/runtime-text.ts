import type { EnvironmentUse, RuntimeInfo } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { saveQuestion } from '../../store/environment-loss';
import { byteSize, dateTime, wholeNumber } from '../../ui/number-text';

/** What a runtime is made of, in a line. */
export function runtimeFacts({ manifest, bytes }: RuntimeInfo): string {
  const size = bytes === null ? t('runtimes.sizeUnknown') : byteSize(bytes);
  if (!manifest) return size;
  const packages = Object.keys(manifest.r_packages).length;
  return [
    `R ${manifest.r_version}`,
    `CmdStan ${manifest.cmdstan_version}`,
    t('runtimes.packages', { count: packages, n: wholeNumber(packages) }),
    size,
    t('runtimes.built', { time: dateTime(manifest.built_at) }),
  ].join(' · ');
}

/** Who uses it: "Used by demo and paper; brmspy’s default." */
export function runtimeUsers({ usedBy, active }: RuntimeInfo): string {
  const quoted = usedBy.map((name) => t('runtimes.users.name', { name }));
  const last = quoted.at(-1);
  if (last === undefined) return t(active ? 'runtimes.users.default' : 'runtimes.users.none');
  const before = quoted.slice(0, -1).join(', ');
  const names = before === '' ? last : t('runtimes.users.names', { before, last });
  return t(active ? 'runtimes.users.listDefault' : 'runtimes.users.list', { names });
}

/** What is asked before an environment takes or leaves a runtime; null where none of its workers runs. */
export function changeQuestion(environment: string, title: string, use: EnvironmentUse) {
  const question = saveQuestion(environment, use);
  return question && { ...question, title, confirm: t('runtimes.goOn') };
}
