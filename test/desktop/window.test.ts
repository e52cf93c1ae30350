import { expect, it } from 'vitest';
import { contentPolicy } from '../../electron/ipc/content-policy';
import { useDesktop } from './support/use-desktop';

const desktop = useDesktop();

it('opens a window that is seen, with the start page', async () => {
  const { app, page } = desktop();
  await page.waitFor({ css: 'h1', text: 'Brms Studio' });
  await page.waitFor({ css: 'button', text: 'Epilepsy seizures' });
  const windows = await app.main.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      visible: window.isVisible(),
      title: window.getTitle(),
      width: window.getBounds().width,
    })),
  );
  expect(windows).toEqual([
    { visible: true, title: expect.stringContaining('Brms Studio'), width: expect.any(Number) },
  ]);
  expect(page.errors).toEqual([]);
});

it('has a worker of R ready behind the page', async () => {
  await desktop().page.waitFor({ css: 'body', text: 'R ready' }, 40_000);
});

it('loads the page over its own scheme, never from a file, with the policy of the browser host', async () => {
  const { page } = desktop();
  expect(await page.evaluate('location.href')).toBe('app://studio/');
  const script = await page.evaluate("document.querySelector('script[type=module]').src");
  expect(script).toMatch(/^app:\/\/studio\/assets\//);
  const policy = await page.evaluate(`new Promise((done) => {
    document.addEventListener('securitypolicyviolation', ({ originalPolicy }) => done(originalPolicy), { once: true });
    document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }));
  })`);
  expect(String(policy).replace(/'nonce-[^']+'/, "'nonce-…'")).toBe(contentPolicy([], '…'));
});

it('gives the page the pipe, and nothing of Electron or Node.js', async () => {
  const { page } = desktop();
  expect(await page.evaluate('Object.keys(window.studioPipe).sort()')).toEqual([
    'onClose',
    'onMessage',
    'send',
  ]);
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'];
  expect(await page.evaluate(`${JSON.stringify(names)}.filter((name) => name in window)`)).toEqual([]);
  // The bridge's functions belong to the page: what made them leads to no other world.
  const maker = "studioPipe.send.constructor('return typeof process + typeof require')()";
  expect(await page.evaluate(maker)).toBe('undefinedundefined');
});

it('opens every window in a sandbox, isolated and without Node.js', async () => {
  const { app } = desktop();
  const asked = await app.main.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => Object(contents).getLastWebPreferences()),
  );
  for (const preferences of asked) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

it('has a menu whose entries the page can do', async () => {
  const labels = await desktop().app.main.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu() || { items: [] }).items.map(({ label }) => label.replace('&', '')),
  );
  expect(labels).toEqual(expect.arrayContaining(['File', 'Edit', 'View']));
});
