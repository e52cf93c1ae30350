import { checkedNetwork } from '../environments/packages/network';
import type { Settings } from '../projects/settings';
import type { AreaHandlers } from './area';

export interface SettingsServices {
  readonly settings: Pick<Settings, 'network' | 'saveNetwork'>;
}

/** The network settings. */
export function settingsHandlers({ settings }: SettingsServices): AreaHandlers<'settings'> {
  return {
    'settings.network': () => settings.network,
    'settings.saveNetwork': async (network) => {
      await settings.saveNetwork(await checkedNetwork(network));
      return settings.network;
    },
  };
}
