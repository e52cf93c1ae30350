import type { ComponentType } from 'react';
import { ConfigurationPart } from './configuration-part';
import { DoctorSection } from './doctor-section';

/** One of the views of an environment; `Part` fills the height that it is given and scrolls by itself. */
interface EnvironmentPart {
  readonly id: string;
  readonly title: string;
  readonly Part: ComponentType<{ readonly environment: string }>;
}

export const environmentParts: readonly EnvironmentPart[] = [
  { id: 'configuration', title: 'Configuration', Part: ConfigurationPart },
  { id: 'checks', title: 'Checks', Part: DoctorSection },
];
