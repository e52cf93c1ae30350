import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { download } from '../../../electron/environments/packages/local-sources';
import { checkedNetwork, networkVariables } from '../../../electron/environments/packages/network';
import { until } from '../session/real-worker';
import { noNetwork, packageStudio } from './package-studio';
import { packPackage, tiny } from './tiny-packages';

const at = packageStudio();
const never = new AbortController().signal;
const servers: Server[] = [];
/** Addresses that the server, and the proxy in front of it, were asked for. */
const asked: string[] = [];
const proxied: string[] = [];
let origin = '';
let proxy = '';

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serve(path: string, response: ServerResponse): void {
  asked.push(path);
  const file = join(fileURLToPath(at.repository), decodeURIComponent(path));
  if (existsSync(file) && path.includes('.')) response.end(readFileSync(file));
  else if (existsSync(file) && path.endsWith('PACKAGES')) response.end(readFileSync(file));
  else if (existsSync(file) && path.endsWith('/')) response.end(listing(file));
  else response.writeHead(404).end();
}

/** A folder's page, as servers make them. */
const listing = (folder: string): string =>
  readdirSync(folder)
    .map((name) => `<tr><td><a href="${name}">${name}</a></td><td align="right">1.1K</td></tr>\n`)
    .join('');

beforeAll(async () => {
  origin = await listen(({ url = '' }, response) => serve(url, response));
  // A proxy is asked for whole addresses; it alone knows where this host is.
  proxy = await listen(({ url = '' }, response) => {
    proxied.push(url);
    serve(url.replace('http://repository.invalid', ''), response);
  });
});
afterAll(() => {
  for (const server of servers) server.close();
});

const network = (changes: Partial<typeof noNetwork>) =>
  at.studio.settings.saveNetwork({ ...noNetwork, ...changes });

describe('a repository on a server', () => {
  test('gives its newest versions and, out of its Archive, old ones', async () => {
    await network({ mirror: `${origin}`, repositories: [{ name: 'lab', url: `${origin}/lab` }] });
    expect(await at.install('tinya')).toMatchObject({ state: 'done', outcome: 'Installed tinya 1.2.' });
    const old = await at.install({ from: 'repository', name: 'tinya', version: '1.0' });
    expect(old).toMatchObject({ state: 'done', outcome: 'Installed tinya 1.0.' });
    expect(asked).toContain('/src/contrib/Archive/tinya/tinya_1.0.tar.gz');
    expect(await at.studio.packages.versions('default', 'tinya', never)).toEqual(['1.2', '1.1', '1.0']);
  });

  test('is asked once for what it offers, in some minutes', async () => {
    await network({ mirror: origin });
    await at.studio.packages.search('default', 'tiny', never);
    const before = asked.length;
    expect(await at.studio.packages.search('default', 'tinyb', never)).toHaveLength(2);
    await at.studio.packages.outdated('default', never);
    expect(asked).toHaveLength(before);
  });

  test('is not asked anew by who asks when another one has given up', async () => {
    await network({ mirror: origin, repositories: [{ name: 'again', url: origin }] });
    const controller = new AbortController();
    const first = at.studio.packages.search('default', 't', controller.signal);
    await until(() => at.studio.workers.workers().some(({ role }) => role === 'work'));
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    asked.length = 0;
    expect(await at.studio.packages.search('default', 'tinya', never)).toHaveLength(1);
    expect(asked.filter((path) => path === '/src/contrib/PACKAGES').length).toBeLessThanOrEqual(2);
  });

  test('behind a proxy', async () => {
    await network({ mirror: 'http://repository.invalid', proxy });
    expect(await at.install('tinyb')).toMatchObject({ state: 'done' });
    expect(proxied).toContain('http://repository.invalid/src/contrib/tinyb_0.3.tar.gz');
  });

  test('whose file is not the one that it lists is refused', async () => {
    const contrib = join(fileURLToPath(at.repository), 'src', 'contrib');
    await network({ mirror: `${origin}/` });
    execFileSync('R', [
      '--no-echo',
      '--no-restore',
      '-e',
      `invisible(tools::write_PACKAGES("${contrib}", addFiles = TRUE))`,
    ]);
    const index = readFileSync(join(contrib, 'PACKAGES'), 'utf8');
    expect(index).toMatch(/MD5sum/);
    packPackage(contrib, tiny('tinyc', '1.0'));
    const work = await at.install('tinyc');
    expect(work.error?.message).toMatch(
      /The file from .*tinyc_1\.0\.tar\.gz differs from the one that the repository lists/,
    );
  });
});

describe('without a network', () => {
  test('what cannot be read is told with its address; the hint names mirror and proxy', async () => {
    await network({ mirror: 'http://127.0.0.1:9', repositories: [{ name: 'lab', url: 'file:///nowhere' }] });
    await expect(at.studio.packages.search('default', 'tiny', never)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(
        /^The repositories cannot be read\. CRAN \(http:\/\/127\.0\.0\.1:9\/src\/contrib\): .*lab \(file:\/\/\/nowhere\/src\/contrib\): /,
      ),
      hint: expect.stringMatching(/mirror, the proxy and the certificate.*Local tarballs/),
    });
    expect((await at.install('tinya')).error?.message).toMatch(/^The repositories cannot be read/);
  });

  test('a tarball is installed that needs nothing; what one needs that is not here is named', async () => {
    const alone = packPackage(
      at.folder,
      tiny('tinyalone', '1.0', { fields: { Imports: 'tinya (>= 1.0), stats' } }),
    );
    expect(await at.install({ from: 'file', path: alone })).toMatchObject({ state: 'done' });
    const lost = packPackage(
      at.folder,
      tiny('tinyneedy', '1.0', { fields: { Imports: 'notthere (>= 2.0)' } }),
    );
    const work = await at.install({ from: 'file', path: lost });
    expect(work.error?.message).toMatch(
      /^tinyneedy 1\.0 needs notthere \(>= 2\.0\), which is not installed; .* These could not be read: CRAN \(http:\/\/127\.0\.0\.1:9/,
    );
    expect(work.error?.details).toEqual({ missing: ['notthere'] });
  });

  test('no error and no line of the log has the password of an address', async () => {
    const mirror = 'http://me:secret@127.0.0.1:9';
    await network({ mirror });
    const log = () => at.studio.log.list().map(({ text }) => text);
    const before = log().length;
    const work = await at.install('tinya');
    expect(work.error?.message).toContain('CRAN (http://me:…@127.0.0.1:9/src/contrib)');
    const gone = await at.studio.environmentWork.ask('default', never, async (context) =>
      download(
        { context, session: await context.worker(), folder: at.folder },
        [`${mirror}/x_1.tar.gz`],
        null,
      ).catch((error: unknown) => error),
    );
    expect(gone).toMatchObject({ message: expect.stringContaining('http://me:...@127.0.0.1:9/x_1.tar.gz') });
    expect(JSON.stringify([work, gone, log().slice(before)])).not.toContain('secret');
  });
});

describe('the settings', () => {
  const refused = (changes: Partial<typeof noNetwork>) => checkedNetwork({ ...noNetwork, ...changes });
  const pem = () => join(at.folder, 'certificates.pem');

  test.each([
    ['mirror', { mirror: 'cloud.r-project.org' }, 'mirror'],
    ['a mirror with a line break', { mirror: 'https://a\nb' }, 'mirror'],
    [
      'a repository’s name',
      { repositories: [{ name: 'my lab', url: 'https://a.org' }] },
      'repositories[0].name',
    ],
    [
      'CRAN as a further one',
      { repositories: [{ name: 'CRAN', url: 'https://a.org' }] },
      'repositories[0].name',
    ],
    [
      'a repository’s address',
      { repositories: [{ name: 'lab', url: 'javascript:1' }] },
      'repositories[0].url',
    ],
    ['proxy', { proxy: 'gopher://a' }, 'proxy'],
    ['no host', { noProxy: 'https://a.org' }, 'noProxy'],
    ['a certificate that is not there', { certificate: '/nowhere/ca.pem' }, 'certificate'],
    ['a path that is not full', { certificate: 'ca.pem' }, 'certificate'],
  ])('%s is refused by its field', async (_, changes, where) => {
    await expect(refused(changes)).rejects.toMatchObject({ code: 'invalid-input', where });
  });

  test('two repositories of one name, and a file without a certificate, are refused; no error shows a password', async () => {
    const twice = { name: 'lab', url: 'https://a.org' };
    await expect(refused({ repositories: [twice, twice] })).rejects.toMatchObject({ where: 'repositories' });
    writeFileSync(pem(), 'a key');
    await expect(refused({ certificate: pem() })).rejects.toMatchObject({
      message: `The file ${pem()} has no certificate in PEM form.`,
    });
    await expect(refused({ proxy: 'ftp://me:secret@a' })).rejects.toMatchObject({
      message: expect.not.stringContaining('secret'),
    });
  });

  test('what is right is kept, and reaches R and what it runs', async () => {
    writeFileSync(pem(), rootCertificates[0] ?? '');
    const checked = await checkedNetwork({
      mirror: ' https://cran.example.org/ ',
      repositories: [{ name: 'lab', url: 'file:///srv/r/' }],
      proxy: 'me:secret@proxy.example.org:3128',
      noProxy: 'localhost, .example.org 10.0.0.0/8',
      certificate: pem(),
    });
    expect(checked).toEqual({
      mirror: 'https://cran.example.org',
      repositories: [{ name: 'lab', url: 'file:///srv/r' }],
      proxy: 'http://me:secret@proxy.example.org:3128',
      noProxy: 'localhost,.example.org,10.0.0.0/8',
      certificate: pem(),
    });
    expect(networkVariables(noNetwork)).toEqual({});
    await at.studio.settings.saveNetwork(checked);
    const told = await at.studio.environmentWork.ask('default', never, async (context) => {
      const session = await context.worker();
      const lines: string[] = [];
      await context.program('/usr/bin/env', [], { onLine: (line) => lines.push(line) });
      return { repos: await session.call('base::getOption', { args: ['repos'] }), lines };
    });
    expect(told.repos).toMatchObject({
      names: ['CRAN', 'lab'],
      values: ['https://cran.example.org', 'file:///srv/r'],
    });
    expect(told.lines).toEqual(
      expect.arrayContaining([
        'https_proxy=http://me:secret@proxy.example.org:3128',
        'no_proxy=localhost,.example.org,10.0.0.0/8',
        `CURL_CA_BUNDLE=${pem()}`,
        `SSL_CERT_FILE=${pem()}`,
      ]),
    );
  });
});
