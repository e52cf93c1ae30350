import type { NetworkSettings } from '../../shared/contract/packages';
import { StudioError } from '../../shared/errors/studio-error';
import { checkedNetwork } from '../environments/packages/network';
import { withoutPasswords } from '../log/without-passwords';
import { type Command, type OptionValues, textOption } from './command';

export const networkCommand: Command = {
  name: 'network',
  usage:
    'network [--mirror URL] [--repositories NAME=URL,…] [--proxy URL] [--no-proxy HOSTS] [--certificate FILE]',
  about:
    'Shows the network settings for packages, and changes the given ones. An empty text means the setting of the system.',
  options: {
    mirror: { type: 'string' },
    repositories: { type: 'string' },
    proxy: { type: 'string' },
    'no-proxy': { type: 'string' },
    certificate: { type: 'string' },
  },
  positionals: [0, 0],
  async run({ options, studio }) {
    const { settings } = await studio();
    const wanted = changed(settings.network, options);
    if (Object.keys(options).some((name) => name in networkCommand.options)) {
      await settings.saveNetwork(await checkedNetwork(wanted));
    }
    return { json: settings.network, text: textOf(settings.network) };
  },
};

function changed(now: NetworkSettings, options: OptionValues): NetworkSettings {
  const repositories = textOption(options, 'repositories');
  return {
    mirror: textOption(options, 'mirror') ?? now.mirror,
    repositories: repositories === undefined ? now.repositories : repositoriesOf(repositories),
    proxy: textOption(options, 'proxy') ?? now.proxy,
    noProxy: textOption(options, 'no-proxy') ?? now.noProxy,
    certificate: textOption(options, 'certificate') ?? now.certificate,
  };
}

function repositoriesOf(text: string): NetworkSettings['repositories'] {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  return parts.map((part) => {
    const [, name, url] = /^\s*([^=]+)=(.+)$/.exec(part) ?? [];
    if (name !== undefined && url !== undefined) return { name, url };
    throw new StudioError('invalid-input', `“${part}” does not name a repository.`, {
      hint: 'Write --repositories NAME=URL, further ones after commas.',
      where: 'repositories',
    });
  });
}

function textOf({ mirror, repositories, proxy, noProxy, certificate }: NetworkSettings): string {
  const system = "the system's";
  return [
    `mirror        ${withoutPasswords(mirror) || "R's own, else cloud.r-project.org"}`,
    `repositories  ${repositories.map(({ name, url }) => `${name}=${withoutPasswords(url)}`).join(', ') || 'no others'}`,
    `proxy         ${withoutPasswords(proxy) || system}`,
    `no proxy      ${noProxy || system}`,
    `certificate   ${certificate || system}`,
  ].join('\n');
}
