import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CompileCache } from '../../../electron/fits/compile-cache';
import { PreferenceService } from '../../../electron/preferences/preference-service';
import { Settings } from '../../../electron/projects/settings';
import type { UpdateAnswer } from '../../../shared/contract/preferences';

const tls = join(import.meta.dirname, '..', '..', 'fixtures', 'tls');
const certificate = join(tls, 'certificate.pem');

let folder: string;
let server: Server;
let address: string;
let asked: number;
let version: string;
let found: UpdateAnswer[];
let warnings: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-test-'));
  [asked, version, found, warnings] = [0, '9.0.0', [], []];
  for (const name of ['https_proxy', 'HTTPS_PROXY']) vi.stubEnv(name, '');
  const key = readFileSync(join(tls, 'key.pem'));
  server = createServer({ key, cert: readFileSync(certificate) }, (_, response) => {
    asked += 1;
    response.end(JSON.stringify({ version }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** The app as it is ten seconds after a start with these preferences. */
async function started(updateCheck: boolean, updateAddress: string): Promise<PreferenceService> {
  const settings = await Settings.open(folder);
  const empty = { mirror: '', repositories: [], proxy: '', noProxy: '' };
  await settings.saveNetwork({ ...empty, certificate });
  await settings.savePreferences({ updateCheck, updateAddress });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const warn = (text: string) => void warnings.push(text);
  const service = new PreferenceService({
    settings,
    usual: { projects: folder, cache: folder },
    cache: new CompileCache(() => ({ folder, limit: 1 }), warn),
    version: '0.1.0',
    updateAddress: '',
    automatic: true,
    onChange: () => undefined,
    onUpdate: (answer) => found.push(answer),
    warn,
  });
  const before = asked;
  vi.advanceTimersByTime(9000);
  expect(asked).toBe(before);
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  return service;
}

it('nobody is asked unless that is wanted', async () => {
  const service = await started(false, address);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([asked, found, warnings]).toEqual([0, [], []]);
  service.close();
});

it('a newer version is told of', async () => {
  const service = await started(true, address);
  await vi.waitFor(() => expect(found).toMatchObject([{ current: '0.1.0', newest: '9.0.0', newer: true }]));
  service.close();
});

it('an older one is not, and neither is what went wrong, but in the log', async () => {
  version = '0.0.9';
  const older = await started(true, address);
  await vi.waitFor(() => expect(asked).toBe(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  older.close();
  const lost = await started(true, 'https://127.0.0.1:1/');
  await vi.waitFor(() =>
    expect(warnings).toEqual([expect.stringContaining('the server refused the connection')]),
  );
  lost.close();
  expect(found).toEqual([]);
});
