// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Loo } from '../../../../shared/analyses/loo';
import type { WorkItem } from '../../../../shared/contract/work';
import { StudioError } from '../../../../shared/errors/studio-error';
import { toWire } from '../../../../shared/errors/wire';
import { completeBrowser } from '../../fake/browser';
import { analysisWork, fit, project } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const estimate = { estimate: -12.3, se: 1.2 };
const none = Float64Array.of();
const answer: Loo = {
  estimates: { elpd_loo: estimate, p_loo: estimate, looic: estimate },
  pointwise: { row: Int32Array.of(), elpd: none, mcse: none, p: none, looic: none, k: none, ess: none },
  threshold: { k: 0.7, rule: 'fixed' },
  bands: { from: none, to: none, count: Int32Array.of() },
  draws: 400,
  observations: 8,
  versions: { brms: '2.18.0', loo: '2.5.1' },
  warnings: [],
};
const failure = new StudioError('r-error', 'LOO cannot be computed for this fit.');

/** The view of a fit's LOO, beside a main process that answers when `end` is called. */
async function shown() {
  const { LooView } = await import('../../../../renderer/areas/fits/loo-view');
  const studio = await opened();
  const waiting: { resolve: (answer: unknown) => void; reject: (error: StudioError) => void }[] = [];
  studio.connection.answer({
    'analysis.run': () => new Promise((resolve, reject) => void waiting.push({ resolve, reject })),
    'work.cancel': () => null,
  });
  studio.state().projectChanged({ ...project, trusted: true, fits: [fit] });
  let page = await render(<LooView fit={fit} />, studio);
  const rest = () => page.act(() => vi.advanceTimersByTimeAsync(150));
  const work = (changes: Partial<WorkItem<'analysis'>>) =>
    page.act(() => studio.connection.emit('work.changed', { ...analysisWork, ...changes } as WorkItem));
  return {
    ...{ rest, work, named: studio.named, waiting },
    texts: (selector: string) => page.texts(selector),
    buttons: () => page.texts('button').filter((text) => /LOO|Stop|again/.test(text ?? '')),
    async press(name: string) {
      await page.act(() =>
        page
          .all('button')
          .find(({ textContent }) => textContent === name)
          ?.click(),
      );
      await rest();
    },
    leave: () => page.unmount(),
    async comeBack() {
      page = await render(<LooView fit={fit} />, studio);
      await rest();
    },
    async end(outcome: Loo | StudioError) {
      await page.act(() => {
        for (const { resolve, reject } of waiting)
          outcome instanceof StudioError ? reject(outcome) : resolve(outcome);
      });
    },
  };
}

const status = '[role="status"] > span:not([aria-hidden])';

describe('LOO of a fit', () => {
  it('goes on when the view is left, which shows how far it is when one comes back, and then its answer', async () => {
    const at = await shown();
    expect(at.waiting).toEqual([]);
    await at.press('Compute LOO');
    await at.work({});
    await at.leave();
    await at.comeBack();
    expect(at.named('work.cancel')).toEqual([]);
    expect(at.texts(status)).toEqual(['Reading the fit']);
    await at.end(answer);
    await at.work({ state: 'done' });
    expect(at.texts('td').slice(0, 2)).toEqual(['−12.3', '1.2']);
  });

  it('is shown by a page that has not asked for it, as one that was loaded anew', async () => {
    const at = await shown();
    await at.work({});
    await at.rest();
    expect(at.texts(status)).toEqual(['Reading the fit']);
    expect(at.waiting).toHaveLength(1);
  });

  it('is cancelled as work, also before it shows in the list of jobs', async () => {
    const at = await shown();
    await at.press('Compute LOO');
    await at.press('Stop');
    expect(at.texts(status)).toEqual(['Cancelling']);
    expect(at.named('work.cancel')).toEqual([]);
    await at.work({});
    expect(at.named('work.cancel')).toEqual([{ name: 'work.cancel', input: { workId: 'j2' } }]);
    await at.work({ state: 'cancelled' });
    expect(at.buttons()).toEqual(['Compute LOO']);
    await at.press('Compute LOO');
    await at.work({ id: 'j4' });
    await at.press('Stop');
    expect(at.named('work.cancel').at(-1)?.input).toEqual({ workId: 'j4' });
  });

  it('that was cancelled while one was away is not asked again by itself', async () => {
    const at = await shown();
    await at.press('Compute LOO');
    await at.work({});
    await at.leave();
    await at.work({ state: 'cancelled' });
    await at.comeBack();
    expect(at.buttons()).toEqual(['Compute LOO']);
    expect(at.waiting).toHaveLength(1);
  });

  it('that failed while one was away says why, and can be asked again', async () => {
    const at = await shown();
    await at.press('Compute LOO');
    await at.work({});
    await at.leave();
    await at.work({ state: 'failed', error: toWire(failure) });
    await at.comeBack();
    expect(at.texts('[role="alert"]')[0]).toContain(failure.message);
    expect(at.waiting).toHaveLength(1);
    await at.press('Try again');
    expect(at.waiting).toHaveLength(2);
  });

  it('that fails at once says why, without any work to be seen', async () => {
    const at = await shown();
    await at.press('Compute LOO');
    await at.end(failure);
    expect(at.texts('[role="alert"]')[0]).toContain(failure.message);
    await at.press('Try again');
    expect(at.waiting).toHaveLength(2);
  });
});
