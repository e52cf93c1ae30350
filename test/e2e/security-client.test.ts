import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newSpec } from '../../shared/model/spec';
import { type AppProcess, startApp, temporaryHome } from './support/app-process';
import { type AppClient, connectTo } from './support/client';
import { rProcessesBelow } from './support/processes';

let app: AppProcess;
let client: AppClient;
let home: string;
let path: string;

beforeAll(async () => {
  home = temporaryHome();
  app = await startApp({ home });
  client = await connectTo(app.url);
  ({ path } = await client.call('project.create', { name: 'Mine' }));
  const csv = new TextEncoder().encode('y\n1\n2\n4\n');
  await client.call('data.import', { fileName: 'd.csv', bytes: csv });
  await client.call('model.create', { datasetId: 'd' });
});
afterAll(async () => {
  client?.close();
  await app?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('a client of the app', () => {
  it.each(['../../../etc/passwd', '..', '.', '/etc/passwd', 'a/b', 'a\\b', 'a\0b', ''])(
    'reaches no file by an id that is none: %j',
    async (id) => {
      const spec = newSpec('y ~ 1');
      const calls = [
        client.call('analysis.run', { fit: id, id: 'summary', query: {} }),
        client.call('fit.remove', { fitId: id }),
        client.call('snapshot.ofFit', { fitId: id }),
        client.call('data.page', { datasetId: id, offset: 0, limit: 1 }),
        client.call('data.remove', { datasetId: id }),
        client.call('model.remove', { modelId: id }),
        client.call('model.save', { id, name: 'm', datasetId: 'd', spec }),
        client.call('model.create', { datasetId: id }),
      ];
      await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ code: 'invalid-input' })));
      expect(readdirSync(join(path, 'models'))).toEqual(['model.json']);
    },
  );

  it('makes no project outside of the projects folder, whatever its name', async () => {
    for (const name of ['../../escape', '/tmp/escape', '..', 'a/../../b', 'con', '.ssh']) {
      const state = await client.call('project.create', { name });
      expect(state.path.startsWith(`${join(home, 'Brms Studio')}/`)).toBe(true);
      expect(state.path.slice(join(home, 'Brms Studio').length + 1)).not.toMatch(/[/\\]|^\./);
    }
    await client.call('project.open', { path });
  });

  it.skipIf(!existsSync('/dev/zero'))('opens no device, pipe or endless file as a project', async () => {
    const odd = join(home, 'odd');
    mkdirSync(odd);
    symlinkSync('/dev/zero', join(odd, 'project.brmsproj'));
    for (const place of ['/dev/zero', '/dev/stdin', '/proc/self', '/', odd, join(odd, 'project.brmsproj')]) {
      await expect(client.call('project.open', { path: place })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });

  it('gives the names in a file that it imports no meaning', async () => {
    const csv = '__proto__,constructor,toString,hasOwnProperty\n1,2,3,4\n5,6,7,8\n';
    const { datasetId } = await client.call('data.import', {
      fileName: '../../__proto__.csv',
      bytes: new TextEncoder().encode(csv),
    });
    expect(datasetId).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
    const page = await client.call('data.page', { datasetId, offset: 0, limit: 2 });
    expect(page.columns.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ]);
  });

  it('that sends noise is answered with errors, and the others go on', async () => {
    const page = await fetch(app.url, { redirect: 'manual' });
    const place = new URL('pipe', new URL(page.headers.get('location') ?? '/', app.url));
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const noisy = new WebSocket(place.href.replace('http', 'ws'), {
      origin: place.origin,
      headers: { cookie },
    });
    await once(noisy, 'open');
    let answers = 0;
    noisy.on('message', () => answers++);
    for (let i = 0; i < 500; i++) noisy.send(Buffer.from([i % 256, 0xc1, 0xdd, 255, 255, 255, 255]));
    noisy.send(Buffer.alloc(20_000_000, 0x91));
    await expect.poll(() => answers).toBeGreaterThanOrEqual(501);
    expect((await client.call('app.info', undefined)).host).toBe('browser');
    noisy.close();
  });
});

describe.skipIf(process.platform !== 'linux')('another user of this machine', () => {
  const nobody = 65534;
  const ownFolders = () =>
    readdirSync('/dev/shm').filter((name) => name.startsWith(`brms-studio-${app.pid}-`));

  it('finds no file of the app that they may read or write', async () => {
    await expect.poll(() => rProcessesBelow(app.pid).length, { timeout: 60_000 }).toBeGreaterThan(0);
    // An R that only tells where it is may run before the one that has such a folder.
    await expect.poll(() => ownFolders().length, { timeout: 60_000 }).toBeGreaterThan(0);
    for (const name of ownFolders()) expect(statSync(join('/dev/shm', name)).mode & 0o777).toBe(0o700);
    const config = join(home, '.config', 'brms-studio');
    for (const name of ['settings.json', 'trusted.json'])
      expect(statSync(join(config, name)).mode & 0o077).toBe(0);
  });

  it.skipIf(process.getuid?.() !== 0)('cannot look into them, nor into the processes', async () => {
    const as = (...words: string[]) =>
      promisify(execFile)('setpriv', [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...words]);
    const [shm = ''] = ownFolders();
    await as('true');
    await expect(as('ls', join('/dev/shm', shm))).rejects.toThrow(/denied/);
    await expect(as('touch', join('/dev/shm', shm, 'a'))).rejects.toThrow(/denied/);
    for (const pid of [app.pid, ...rProcessesBelow(app.pid).map((process) => process.pid)])
      await expect(as('cat', `/proc/${pid}/environ`)).rejects.toThrow(/denied/);
  });

  it('learns no token from the command lines of the app and its workers', () => {
    const token = new URL(app.url).searchParams.get('token') ?? '';
    const pids = [app.pid, ...rProcessesBelow(app.pid).map(({ pid }) => pid)];
    for (const pid of pids) {
      const [words, variables] = ['cmdline', 'environ'].map((n) =>
        readFileSync(`/proc/${pid}/${n}`, 'latin1'),
      );
      const secret = /BRMS_STUDIO_TOKEN=([^\0]+)/.exec(variables ?? '')?.[1] ?? token;
      expect(words).not.toContain(token);
      expect(words).not.toContain(secret);
    }
  });

  it('finds nothing that a worker listens on: R connects to the app, whose listener is gone by then', async () => {
    await client.call('objects.functions', { worker: 'main', text: 'median' }).catch(() => undefined);
    // While a worker starts there is one for it, which asks for its token.
    await expect
      .poll(() => listeningPorts([app.pid, ...rProcessesBelow(app.pid).map(({ pid }) => pid)]), {
        timeout: 60_000,
      })
      .toEqual([app.port]);
  });
});

/** The TCP ports that processes listen on, from /proc. */
function listeningPorts(pids: readonly number[]): readonly number[] {
  const sockets = new Set(
    pids.flatMap((pid) =>
      readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        try {
          return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
        } catch {
          return [];
        }
      }),
    ),
  );
  const lines = ['tcp', 'tcp6'].flatMap((n) =>
    readFileSync(`/proc/net/${n}`, 'utf8').trim().split('\n').slice(1),
  );
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === '0A' && sockets.has(inode) ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
}
