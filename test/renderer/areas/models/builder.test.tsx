// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PriorRow } from '../../../../shared/contract/models';
import { completeBrowser } from '../../fake/browser';
import { field, found, named } from '../../fake/deeds';
import { shownBuilder } from './shown-builder';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Opens the form of a kind of term from the menu. */
async function openTerm(
  page: Awaited<ReturnType<typeof shownBuilder>>['page'],
  title: string,
): Promise<void> {
  await page.act(() => named('Add term').click());
  await page.act(() => {
    const item = found('[role="menuitem"]').find(({ textContent }) => textContent?.startsWith(title));
    if (!item) throw new Error(`The menu does not offer “${title}”.`);
    item.click();
  });
}

describe('terms', () => {
  it('are taken away one by one, and the intercept is switched', async () => {
    const { page, click, spec } = await shownBuilder('terms', {
      formula: 'count ~ zAge + zBase + zAge:zBase',
    });
    expect(page.texts('[aria-label="Terms in the model"] li')).toEqual(['zAge', 'zBase', 'zAge:zBase']);
    await click('Remove zAge:zBase');
    expect(spec().formula).toBe('count ~ zAge + zBase');
    await page.act(() => field('Intercept').click());
    expect(spec().formula).toBe('count ~ 0 + zAge + zBase');
  });

  it('come from R’s notation, groups among them; what cannot be read stays in the form with its fault', async () => {
    const { page, type: write, click, spec } = await shownBuilder('terms', { formula: 'count ~ zAge' });
    await openTerm(page, 'Any other term');
    const code = 'R code';
    await write(code, 's(zBase');
    await click('Add');
    expect(spec().formula).toBe('count ~ zAge');
    expect(field(code).value).toBe('s(zBase');
    expect(field(code).getAttribute('aria-invalid')).toBe('true');
    await write(code, 's(zBase) + (1 | patient)');
    expect(field(code).getAttribute('aria-invalid')).not.toBe('true');
    await click('Add');
    expect(spec().formula).toBe('count ~ zAge + s(zBase) + (1 | patient)');
    expect(found('form')).toEqual([]);
  });

  it('are interactions of columns that are picked', async () => {
    const { page, pick, click, spec } = await shownBuilder('terms', { formula: 'count ~ 1' });
    await openTerm(page, 'Interaction');
    // It begins with two columns, and takes more.
    expect((named('Add') as HTMLButtonElement).disabled).toBe(false);
    await pick('Interaction of', 'patient');
    await click('Add');
    expect(spec().formula).toBe('count ~ zAge * zBase * patient');
  });

  it('wait while the formula cannot be read', async () => {
    const { page, spec } = await shownBuilder('terms', { formula: 'count ~ (' });
    expect(page.all('button')).toEqual([]);
    expect(page.texts('p').join()).toContain('as soon as the formula below can be read');
    expect(spec().formula).toBe('count ~ (');
  });
});

describe('grouping terms', () => {
  it('begin with the likeliest column', async () => {
    const { click, spec } = await shownBuilder('terms', { formula: 'count ~ zAge' });
    await click('Add grouping term');
    expect(spec().formula).toBe('count ~ zAge + (1 | patient)');
  });

  it('have slopes, correlated or not, and go', async () => {
    const { page, pick, click, spec } = await shownBuilder('terms');
    expect(field('Correlated').disabled).toBe(true);
    await pick('Varying slopes', 'zAge');
    expect(spec().formula).toBe('count ~ zAge + (1 + zAge | patient)');
    await page.act(() => field('Correlated').click());
    expect(spec().formula).toBe('count ~ zAge + (1 + zAge || patient)');
    await click('Remove grouping term (1 + zAge || patient)');
    expect(spec().formula).toBe('count ~ zAge');
  });
});

describe('formulas of further parameters', () => {
  it('are added, typed with their faults, and taken away', async () => {
    const { click, spec, ...does } = await shownBuilder('terms', { family: { name: 'negbinomial' } });
    await click('Model shape');
    expect(spec().dpars).toEqual({ shape: '~ 1' });
    await does.type('Formula of shape', '~ zAge +');
    expect(spec().dpars).toEqual({ shape: '~ zAge +' });
    expect(field('Formula of shape').getAttribute('aria-invalid')).toBe('true');
    await does.type('Formula of shape', '~ zAge');
    expect(field('Formula of shape').getAttribute('aria-invalid')).not.toBe('true');
    await click('Remove the formula of shape');
    expect(spec().dpars).toBeUndefined();
  });
});

describe('priors', () => {
  const row = (more: Partial<PriorRow>): PriorRow => ({
    ...{ prior: '', class: 'b', coef: '', group: '', resp: '', dpar: '', nlpar: '', lb: '', ub: '' },
    ...{ source: 'default' },
    ...more,
  });

  it('stand beside those of brms; what is typed is the model’s own, and an empty field brms’s again', async () => {
    const { page, spec, ...does } = await shownBuilder('priors', {}, [
      row({}),
      row({ class: 'Intercept', prior: 'student_t(3, 1.4, 2.5)' }),
    ]);
    await page.act(() => vi.advanceTimersByTimeAsync(600));
    expect(page.texts('tbody code')).toEqual(['student_t(3, 1.4, 2.5)']);
    await does.type('Prior of b', 'normal(0, ');
    expect(spec().priors).toEqual([{ prior: 'normal(0, ', class: 'b' }]);
    expect(field('Prior of b').getAttribute('aria-invalid')).toBe('true');
    await does.type('Prior of b', 'normal(0, 1)');
    expect(field('Prior of b').getAttribute('aria-invalid')).not.toBe('true');
    await does.type('Prior of b', '');
    expect(spec().priors).toEqual([]);
  });

  it('that fit no row of the model any more are named, and taken away by a button', async () => {
    const lost = { prior: 'normal(0, 2)', class: 'b', coef: 'gone' };
    const { page, click, spec } = await shownBuilder('priors', { priors: [lost] }, [row({})]);
    await page.act(() => vi.advanceTimersByTimeAsync(600));
    expect(page.texts('code').join()).toContain('normal(0, 2)');
    await click('Remove the prior of b gone');
    expect(spec().priors).toEqual([]);
  });
});
