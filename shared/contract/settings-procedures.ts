import { type NetworkSettings, networkSettings } from './packages';
import { nothing, procedure } from './procedure';

/** How the network is reached. */
export const settingsProcedures = {
  'settings.network': procedure<NetworkSettings>()(nothing),
  'settings.saveNetwork': procedure<NetworkSettings>()(networkSettings),
} as const;
