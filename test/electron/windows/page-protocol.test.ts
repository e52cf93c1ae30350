import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { electron, reset } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);

const folder = mkdtempSync(join(tmpdir(), 'page-protocol-'));
const declared: CustomScheme[] = [];
let answer: Parameters<Protocol['handle']>[1];

beforeAll(async () => {
  reset();
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<meta name="style-nonce" nonce="STYLE-NONCE" />');
  writeFileSync(join(folder, 'page', 'a.js'), 'run()');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(folder, 'page', 'link.js'));
  Object.assign(electron.protocol, {
    registerSchemesAsPrivileged: (schemes: CustomScheme[]) => declared.push(...schemes),
  });
  const { declarePageScheme, servePage } = await import('../../../electron/windows/page-protocol');
  declarePageScheme();
  const protocol: Pick<Protocol, 'handle'> = {
    handle: (scheme, handler) => {
      expect(scheme).toBe('app');
      answer = handler;
    },
  };
  servePage(protocol as Protocol, join(folder, 'page'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('has an origin as https has one, and no privilege that would weaken the page', () => {
  expect(declared).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
});

it('gives the page its own files with the policy of both hosts', async () => {
  const page = await answer(new Request('app://studio/'));
  expect(page.status).toBe(200);
  const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1];
  expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
  const script = await answer(new Request('app://studio/a.js'));
  expect(await script.text()).toBe('run()');
  expect(script.headers.get('x-content-type-options')).toBe('nosniff');
});

it.each([
  ['another host', 'app://evil/a.js', 'GET'],
  ['a way out', 'app://studio/..%2fsecret.js', 'GET'],
  ['a link', 'app://studio/link.js', 'GET'],
  ['a file that is not there', 'app://studio/none.js', 'GET'],
  ['an absolute path', 'app://studio//etc/passwd', 'GET'],
  ['a POST', 'app://studio/a.js', 'POST'],
  ['a PUT', 'app://studio/a.js', 'PUT'],
])('gives nothing to %s', async (_what, url, method) => {
  const given = await answer(new Request(url, { method }));
  expect(given.status).toBe(404);
  expect(given.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await given.text()).toBe('There is no such page.');
});
