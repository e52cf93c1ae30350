import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkedNetwork } from '../../../electron/environments/packages/network';
import { noNetwork, packageStudio } from './package-studio';

const at = packageStudio();
const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
const canSign = (() => {
  try {
    return openssl('version').length > 0;
  } catch {
    return false;
  }
})();

describe.skipIf(!canSign)('a server whose certificate it has signed itself (openssl makes it)', () => {
  let server: Server | undefined;
  let mirror = '';
  const inFolder = (name: string) => join(at.folder, name);
  /** A certificate for 127.0.0.1, since not every system can resolve the name localhost; gives the path of its file. */
  const sign = (name: string): string => {
    const [key, file] = [inFolder(`${name}.key`), inFolder(`${name}.pem`)];
    const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    const names = ['-addext', 'subjectAltName=IP:127.0.0.1'];
    openssl('req', '-x509', ...made, ...names, '-keyout', key, '-out', file);
    return file;
  };
  const use = async (certificate: string) =>
    at.studio.settings.saveNetwork(await checkedNetwork({ ...noNetwork, mirror, certificate }));

  beforeAll(async () => {
    sign('server');
    const own = { key: readFileSync(inFolder('server.key')), cert: readFileSync(inFolder('server.pem')) };
    const started = createServer(own, ({ url = '' }, response) => {
      const file = join(fileURLToPath(at.repository), url);
      if (existsSync(file) && !url.endsWith('/')) response.end(readFileSync(file));
      else response.writeHead(404).end();
    });
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    mirror = `https://127.0.0.1:${(started.address() as AddressInfo).port}`;
  });
  afterAll(() => server?.close());

  const untrusted = {
    state: 'failed',
    error: {
      code: 'invalid-input',
      where: 'settings.network',
      message: expect.stringContaining('https://127.0.0.1:'),
      hint: expect.stringContaining('is not trusted here'),
    },
  };

  test('gives packages once its certificate is in the settings, and not before; not with another one', async () => {
    await use('');
    expect(await at.install('tinyb')).toMatchObject(untrusted);
    await use(sign('other'));
    expect(await at.install('tinyb')).toMatchObject(untrusted);
    expect(await at.ownVersions()).toEqual({});
    await use(inFolder('server.pem'));
    expect(await at.install('tinyb')).toMatchObject({ state: 'done', error: null });
    expect(await at.ownVersions()).toEqual({ tinya: '1.2', tinyb: '0.3' });
  });

  test('whose certificate’s file was removed later is told as that', async () => {
    await use(sign('later'));
    rmSync(inFolder('later.pem'));
    expect(await at.install('tinyc')).toMatchObject(untrusted);
  });

  test('a file with a damaged certificate among others is refused when it is set', async () => {
    const whole = readFileSync(inFolder('server.pem'), 'utf8');
    const file = inFolder('bundle.pem');
    writeFileSync(file, `# ours\n${whole}\n${whole}`);
    await use(file);
    writeFileSync(file, `${whole}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`);
    await expect(use(file)).rejects.toMatchObject({
      where: 'certificate',
      message: `Certificate 2 of the 2 in ${file} is damaged.`,
    });
  });
});
