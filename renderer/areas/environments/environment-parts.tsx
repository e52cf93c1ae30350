import type { ComponentType } from 'react';
import type { TextKey } from '../../../shared/texts/texts';
import { ChecksPart } from '../doctor/checks-part';
import { PackagesPart } from '../packages/packages-part';
import { RuntimesPart } from '../runtimes/runtimes-part';
import { SnapshotPart } from '../snapshots/snapshot-part';
import { ConfigurationPart } from './configuration-part';

/** One of the views of an environment; `Part` fills the height that it is given and scrolls by itself. */
interface EnvironmentPart {
  readonly id: string;
  readonly title: TextKey;
  /** Few people need it: it stands behind “Advanced”. */
  readonly advanced?: true;
  readonly Part: ComponentType<{ readonly environment: string }>;
}

export const environmentParts: readonly EnvironmentPart[] = [
  { id: 'configuration', title: 'environments.parts.configuration', Part: ConfigurationPart },
  { id: 'packages', title: 'environments.parts.packages', Part: PackagesPart },
  { id: 'checks', title: 'environments.parts.checks', Part: ChecksPart },
  { id: 'runtimes', title: 'environments.parts.runtimes', Part: RuntimesPart, advanced: true },
  { id: 'snapshot', title: 'environments.parts.snapshot', Part: SnapshotPart, advanced: true },
];
