import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DevTools } from './devtools';

/** What a person would point at: an element that is seen, by a selector and by words in it or in its label. */
export interface Place {
  readonly css: string;
  readonly text?: string;
}

const patience = 60_000;
const pollMs = 50;

/** Finds the smallest element that is seen at a place; runs in the page. */
const find = `(css, text) => [...document.querySelectorAll(css)]
  .filter((each) => each.getClientRects().length > 0)
  .filter((each) => text === undefined || [each.innerText, each.value, each.getAttribute('aria-label'),
    ...[...(each.labels || [])].map((label) => label.innerText)].some((words) => String(words || '').includes(text)))
  .sort((a, b) => a.contains(b) ? 1 : b.contains(a) ? -1 : 0)[0]`;

/** One window's page, driven as a person would: with the mouse and the keyboard. */
export class DesktopPage {
  /** Errors that the page has thrown or logged, and what its policy refused. */
  readonly errors: string[] = [];

  private constructor(
    private readonly devtools: DevTools,
    private readonly session: string,
  ) {}

  static async attach(devtools: DevTools, targetId: string): Promise<DesktopPage> {
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new DesktopPage(devtools, String(sessionId));
    devtools.listen(String(sessionId), (method, params) => page.#onEvent(method, params));
    for (const domain of ['Page', 'Runtime', 'Log']) await page.call(`${domain}.enable`);
    return page;
  }

  /** A method of Chromium's protocol. */
  call(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
  ): Promise<Readonly<Record<string, unknown>>> {
    return this.devtools.send(method, params, this.session);
  }

  /** What an expression gives in the page's own world, awaited. Rejects with what it throws. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    const { result, exceptionDetails } = answer as {
      result: { value?: unknown };
      exceptionDetails?: { exception?: { description?: string }; text: string };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** All that the page says. */
  async text(): Promise<string> {
    return String(await this.evaluate('document.body.innerText'));
  }

  /** The words of an element, once it is there. */
  async waitFor(place: Place, timeout = patience): Promise<string> {
    const expression = `(() => { const found = (${find})(${args(place)}); return found ? found.innerText || found.value || '' : null; })()`;
    const end = performance.now() + timeout;
    for (;;) {
      const words = await this.evaluate(expression).catch(() => null);
      if (typeof words === 'string') return words;
      if (performance.now() > end) {
        throw new Error(
          `There is no ${JSON.stringify(place)} after ${timeout} ms. The page:\n${await this.text().catch(String)}`,
        );
      }
      await sleep(pollMs);
    }
  }

  async click(place: Place): Promise<void> {
    await this.waitFor(place);
    const point = await this.evaluate(`(() => {
      const found = (${find})(${args(place)});
      found.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = found.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    })()`);
    const at = { ...(point as { x: number; y: number }), button: 'left', clickCount: 1 };
    for (const type of ['mousePressed', 'mouseReleased'])
      await this.call('Input.dispatchMouseEvent', { type, ...at });
  }

  /** Puts words in the place of those of a field. */
  async fill(place: Place, words: string): Promise<void> {
    await this.click(place);
    await this.evaluate('document.activeElement.select()');
    await this.call('Input.insertText', { text: words });
  }

  /** A picture of the page as it stands, as a PNG file. */
  async screenshot(file: string): Promise<void> {
    const { data } = await this.call('Page.captureScreenshot');
    writeFileSync(file, Buffer.from(String(data), 'base64'));
  }

  #onEvent(method: string, params: Readonly<Record<string, unknown>>): void {
    const {
      entry,
      exceptionDetails,
      type,
      args: said,
    } = params as {
      entry?: { level: string; text: string };
      exceptionDetails?: { text: string; exception?: { description?: string } };
      type?: string;
      args?: readonly { value?: unknown; description?: string }[];
    };
    if (method === 'Log.entryAdded' && entry?.level === 'error') this.errors.push(entry.text);
    if (method === 'Runtime.exceptionThrown' && exceptionDetails) {
      this.errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    if (method === 'Runtime.consoleAPICalled' && type === 'error') {
      this.errors.push((said ?? []).map((each) => String(each.value ?? each.description)).join(' '));
    }
  }
}

function args({ css, text }: Place): string {
  return `${JSON.stringify(css)}, ${JSON.stringify(text)}`;
}
