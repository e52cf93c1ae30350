import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { useDesktop } from './support/use-desktop';

// What a page could try whose script is not ours any more: all of it is run in the page itself, by its own rights.
const desktop = useDesktop();

let server: Server;
let elsewhere: string;
const visits: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('<h1>elsewhere</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => desktop().page.waitFor({ css: 'h1', text: 'Brms Studio' }));
afterAll(async () => {
  expect(visits).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

const rest = 'new Promise((done) => setTimeout(done, 300))';

it('cannot leave its address', async () => {
  const { page } = desktop();
  const ways = [
    `location.href = '${elsewhere}/location'`,
    `location.replace('file:///etc/passwd')`,
    `Object.assign(document.createElement('a'), { href: '${elsewhere}/link' }).click()`,
    `document.body.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=${elsewhere}/meta' }))`,
    `{ const form = Object.assign(document.createElement('form'), { action: '${elsewhere}/form' }); document.body.append(form); form.submit(); form.remove(); }`,
  ];
  for (const way of ways) {
    await page.evaluate(`(() => { ${way} })()`).catch(() => undefined);
    await page.evaluate(rest);
    expect(await page.evaluate('location.href'), way).toBe('app://studio/');
  }
});

it('cannot open a window', async () => {
  const { app, page } = desktop();
  for (const target of [`${elsewhere}/window`, 'app://studio/', 'about:blank', 'file:///etc/passwd']) {
    await page.evaluate(`void window.open(${JSON.stringify(target)}, '_blank', 'nodeIntegration=yes')`);
    await page.evaluate(
      `Object.assign(document.createElement('a'), { href: ${JSON.stringify(target)}, target: '_blank' }).click()`,
    );
  }
  await page.evaluate(rest);
  expect(await app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

it('cannot show another page within itself', async () => {
  const { app, page } = desktop();
  for (const tag of ['iframe', 'webview', 'object', 'embed']) {
    await page.evaluate(`(() => {
      const frame = document.createElement('${tag}');
      frame.setAttribute('${tag === 'object' ? 'data' : 'src'}', '${elsewhere}/${tag}');
      document.body.append(frame);
    })()`);
  }
  await page.evaluate(rest);
  const kinds = await app.main.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getType()),
  );
  expect(kinds).toEqual(['window']);
  await page.evaluate(
    "document.querySelectorAll('iframe, webview, object, embed').forEach((each) => each.remove())",
  );
});

it('runs no script that is not of the app: not from text, not inline, not from elsewhere', async () => {
  const { page } = desktop();
  // Later than the call of the developer tools, which may do what the page may not.
  for (const text of ["eval('1 + 1')", "new Function('return 1')()", "setTimeout('window.ran = 4')"]) {
    const said = await page.evaluate(`new Promise((done) => setTimeout(() => {
      try { ${text}; done('it ran'); } catch (error) { done(error.message); }
    }))`);
    if (!text.startsWith('setTimeout')) expect(said, text).toContain('unsafe-eval');
  }
  await page.evaluate(`(() => {
    for (const fields of [{ textContent: 'window.ran = 1' }, { src: '${elsewhere}/script.js' }, { src: 'data:text/javascript,window.ran=2' }]) {
      document.head.append(Object.assign(document.createElement('script'), fields));
    }
    document.body.insertAdjacentHTML('beforeend', '<img src="/none.png" onerror="window.ran = 3">');
  })()`);
  await page.evaluate(rest);
  expect(await page.evaluate('window.ran')).toBeUndefined();
});

it('reaches no server, neither by fetch nor by a socket, a beacon or a picture', async () => {
  const { page } = desktop();
  await expect(page.evaluate(`fetch('${elsewhere}/fetch')`)).rejects.toThrow();
  await page.evaluate(`(() => {
    try { new WebSocket('${elsewhere.replace('http', 'ws')}/socket'); } catch {}
    navigator.sendBeacon('${elsewhere}/beacon', 'secret');
    new Image().src = '${elsewhere}/picture';
  })()`);
  await page.evaluate(rest);
  expect(visits).toEqual([]);
});

it('gets no permission', async () => {
  const { page } = desktop();
  await expect(
    page.evaluate('navigator.mediaDevices.getUserMedia({ audio: true, video: true })'),
  ).rejects.toThrow();
  await expect(
    page.evaluate(
      'new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, ({ message }) => fail(new Error(message))))',
    ),
  ).rejects.toThrow();
  expect(await page.evaluate('Notification.requestPermission()')).toBe('denied');
  await expect(page.evaluate('navigator.clipboard.readText()')).rejects.toThrow();
});

it('sends what is no message of the app, and nothing comes of it', async () => {
  const { app, page } = desktop();
  await page.evaluate(`(() => {
    for (const bytes of [new Uint8Array(0), new Uint8Array([255, 0, 1]), new Uint8Array(100000).fill(193), 'text', null, { a: 1 }]) {
      try { window.studioPipe.send(bytes); } catch {}
    }
  })()`);
  await page.evaluate(rest);
  expect(await page.text()).toContain('Epilepsy seizures');
  expect(await app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
