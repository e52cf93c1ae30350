import type { ComponentType } from 'react';
import { t } from '../../../shared/texts/texts';
import { ChecksPart } from '../doctor/checks-part';
import { PackagesPart } from '../packages/packages-part';
import { RuntimesPart } from '../runtimes/runtimes-part';
import { SnapshotPart } from '../snapshots/snapshot-part';
import { ConfigurationPart } from './configuration-part';

/** One of the views of an environment; `Part` fills the height that it is given and scrolls by itself. */
interface EnvironmentPart {
  readonly id: string;
  readonly title: string;
  readonly Part: ComponentType<{ readonly environment: string }>;
}

export const environmentParts: readonly EnvironmentPart[] = [
  { id: 'configuration', title: t('environments.parts.configuration'), Part: ConfigurationPart },
  { id: 'packages', title: t('environments.parts.packages'), Part: PackagesPart },
  { id: 'checks', title: t('environments.parts.checks'), Part: ChecksPart },
  { id: 'runtimes', title: t('environments.parts.runtimes'), Part: RuntimesPart },
  { id: 'snapshot', title: t('environments.parts.snapshot'), Part: SnapshotPart },
];
