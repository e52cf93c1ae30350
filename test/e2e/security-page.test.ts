import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from './support/studio';

let studio: Studio;
/** Another server of this machine, as any of its users can run one. */
let server: Server;
let elsewhere: string;
const visits: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    visits.push(request);
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/html');
    response.end('<h1>elsewhere</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  studio = await openStudio();
  await studio.page.getByRole('heading', { name: 'Brms Studio' }).waitFor();
});
afterAll(async () => {
  await studio?.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const rest = (page: Page) => page.waitForTimeout(300);

describe('the page in a browser', () => {
  it('has no token in its address or history, and no cookie that script can read', async () => {
    const { page, app } = studio;
    const token = new URL(app.url).searchParams.get('token') ?? '';
    expect(token.length).toBeGreaterThan(40);
    expect(page.url()).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${app.port}/[\\w-]{22}/$`));
    expect(
      await page.evaluate('document.cookie + document.referrer + JSON.stringify(localStorage)'),
    ).not.toContain(token);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('history.length')).toBe(2);
  });

  it('is drawn with its styles, and the policy has refused nothing of its own', async () => {
    expect(studio.errors).toEqual([]);
    expect(await studio.page.evaluate('getComputedStyle(document.body).fontFamily')).not.toBe('');
    const styled =
      "document.querySelectorAll('style[data-mantine-styles]').length > 0 && [...document.querySelectorAll('style')].every((each) => each.sheet.cssRules.length > 0)";
    expect(await studio.page.evaluate(styled)).toBe(true);
  });

  it('runs no script and takes no style that is not its own', async () => {
    const { page } = studio;
    await page.evaluate(`(() => {
      const add = (tag, fields) => document.head.append(Object.assign(document.createElement(tag), fields));
      add('script', { textContent: 'window.ran = 1' });
      add('script', { src: '${elsewhere}/script.js' });
      add('script', { src: 'data:text/javascript,window.ran=2' });
      add('style', { textContent: 'body { --harm: 1 }' });
      add('style', { nonce: 'guess', textContent: 'body { --harm: 2 }' });
      add('link', { rel: 'stylesheet', href: '${elsewhere}/style.css' });
      document.body.insertAdjacentHTML('beforeend',
        '<img id="harm" src="/none.png" onerror="window.ran = 3"><p id="harm" style="--harm: 3"></p><a id="harm" href="javascript:window.ran = 4"></a>');
      document.querySelector('a#harm').click();
    })()`);
    await rest(page);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.evaluate("getComputedStyle(document.body).getPropertyValue('--harm')")).toBe('');
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('p#harm')).getPropertyValue('--harm')"),
    ).toBe('');
    await page.evaluate("document.querySelectorAll('#harm').forEach((each) => each.remove())");
  });

  it('can send nothing anywhere else: no fetch, socket, beacon, picture, frame or form', async () => {
    const { page } = studio;
    await page.evaluate(`(async () => {
      await fetch('${elsewhere}/fetch').catch(() => undefined);
      try { new WebSocket('${elsewhere.replace('http', 'ws')}/socket'); } catch {}
      navigator.sendBeacon('${elsewhere}/beacon', 'secret');
      new Image().src = '${elsewhere}/picture';
      for (const tag of ['iframe', 'embed', 'object']) {
        const frame = document.createElement(tag);
        frame.setAttribute(tag === 'object' ? 'data' : 'src', '${elsewhere}/' + tag);
        document.body.append(frame);
      }
      const form = Object.assign(document.createElement('form'), { action: '${elsewhere}/form' });
      document.body.append(form);
      form.submit();
      for (const each of document.querySelectorAll('iframe, embed, object, form')) each.remove();
    })()`);
    await rest(page);
    expect(visits.map(({ url }) => url)).toEqual([]);
  });
});

describe('a page of another server', () => {
  it('is sent no cookie, even one of this machine that leads to itself', async () => {
    const page = await studio.context.newPage();
    visits.length = 0;
    await page.goto(`${elsewhere}/first`);
    await page.evaluate("location.href = '/second'");
    await page.getByText('elsewhere').waitFor();
    await page.evaluate("fetch('/third', { credentials: 'include' }).then((r) => r.text())");
    expect(visits.length).toBeGreaterThanOrEqual(3);
    expect(visits.map(({ headers }) => headers.cookie)).toEqual(visits.map(() => undefined));
    await page.close();
  });

  it('gets nothing of the app: neither its files nor its pipe nor a frame of it', async () => {
    const page = await studio.context.newPage();
    await page.goto(elsewhere);
    const place = studio.page.url();
    const read = (url: string, mode: string) =>
      page.evaluate(
        `fetch(${JSON.stringify(url)}, { mode: '${mode}', credentials: 'include' }).then((r) => r.type + r.text(), () => 'refused')`,
      );
    // Even where it knows the path.
    for (const url of [place, `${place}index.html`, new URL('/', place).href]) {
      expect(await read(url, 'cors')).toBe('refused');
      expect(await read(url, 'no-cors')).toBe('refused');
    }
    const socket = `new Promise((done) => {
      const socket = new WebSocket(${JSON.stringify(`${place.replace('http', 'ws')}pipe`)});
      socket.onopen = () => done('open');
      socket.onerror = () => done('refused');
    })`;
    expect(await page.evaluate(socket)).toBe('refused');
    await page.evaluate(`(() => {
      const frame = Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(place)}, id: 'frame' });
      document.body.append(frame);
    })()`);
    await rest(page);
    const [, frame] = page.frames();
    expect(
      await frame
        ?.locator('body')
        .innerText()
        .catch(() => ''),
    ).not.toContain('Brms Studio\n');
    await page.close();
  });

  it('cannot reach the app through the window that opened it, nor the one that it opens', async () => {
    const page = await studio.context.newPage();
    await page.goto(elsewhere);
    const opened = studio.context.waitForEvent('page');
    await page.evaluate(`window.other = window.open(${JSON.stringify(studio.page.url())})`);
    const other = await opened;
    await other.waitForLoadState();
    expect(await other.evaluate('window.opener')).toBeNull();
    const look = "(() => { try { return window.other.document.title; } catch { return 'refused'; } })()";
    expect(await page.evaluate(look)).not.toContain('Brms');
    await other.close();
    await page.close();
  });
});
