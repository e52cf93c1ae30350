import type { ComponentType } from 'react';
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
  { id: 'configuration', title: 'Configuration', Part: ConfigurationPart },
  { id: 'packages', title: 'Packages', Part: PackagesPart },
  { id: 'checks', title: 'Checks', Part: ChecksPart },
  { id: 'runtimes', title: 'Runtimes', Part: RuntimesPart },
  { id: 'snapshot', title: 'Snapshot', Part: SnapshotPart },
];
