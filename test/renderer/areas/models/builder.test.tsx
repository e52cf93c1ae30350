// @vitest-environment jsdom
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelView } from '../../../../renderer/areas/models/use-model';
import type { PriorRow } from '../../../../shared/contract/models';
import type { ModelSpec } from '../../../../shared/model/spec';
import { completeBrowser } from '../../fake/browser';
import { field, found, named, type } from '../../fake/deeds';
import { model } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A section of the builder on the page, for a model with `spec`. */
async function shown(part: 'terms' | 'priors', spec: Partial<ModelSpec> = {}, rows: PriorRow[] = []) {
  const { useModel } = await import('../../../../renderer/areas/models/use-model');
  const { TermsSection } = await import('../../../../renderer/areas/models/terms-section');
  const { PriorsSection } = await import('../../../../renderer/areas/models/priors-section');
  const { ProblemList } = await import('../../../../renderer/areas/models/problem-list');
  const studio = await opened();
  studio.connection.answer({ 'model.priors': () => rows });
  studio.state().editModel(model.id, { spec: { ...model.spec, ...spec } });
  let now: ModelView | null = null;
  function Builder(): ReactNode {
    now = useModel(model.id);
    if (!now) return null;
    return (
      <>
        {part === 'terms' ? <TermsSection view={now} /> : <PriorsSection view={now} />}
        <ProblemList problems={now.problems} view={now} />
      </>
    );
  }
  const page = await render(<Builder />, studio);
  const current = () => {
    if (!now) throw new Error('There is no model.');
    return now;
  };
  return {
    page,
    spec: () => current().model.spec,
    problems: () => current().problems.map(({ message }) => message),
    click: (name: string, selector?: string) => page.act(() => named(name, selector).click()),
    type: (label: string, text: string) => page.act(() => type(field(label), text)),
    send: (label: string) => page.act(() => field(label).form?.requestSubmit()),
    async pick(label: string, option: string) {
      await page.act(() => field(label).click());
      await page.act(() => {
        const list = document.getElementById(field(label).getAttribute('aria-controls') ?? '');
        const one = [...(list?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])].find(
          ({ textContent }) => textContent === option,
        );
        if (!one) throw new Error(`There is no choice “${option}”.`);
        one.click();
      });
    },
  };
}

/** Opens the form of a kind of term from the menu. */
async function openTerm(page: Awaited<ReturnType<typeof shown>>['page'], title: string): Promise<void> {
  await page.act(() => named('Add term').click());
  await page.act(() => {
    const item = found('[role="menuitem"]').find(({ textContent }) => textContent?.startsWith(title));
    if (!item) throw new Error(`The menu does not offer “${title}”.`);
    item.click();
  });
}

describe('the response', () => {
  it('is another column: it leaves the predictors, as it cannot explain itself', async () => {
    const { pick, spec } = await shown('terms', { formula: 'count ~ zAge + zBase + (1 | patient)' });
    await pick('Response', 'zBase');
    expect(spec().formula).toBe('zBase ~ zAge + (1 | patient)');
  });

  it('of another family loses formulas of parameters that this family has not', async () => {
    const { pick, spec } = await shown('terms', {
      family: { name: 'negbinomial' },
      dpars: { shape: '~ zAge' },
    });
    await pick('Family', 'Gaussian (normal)');
    expect(spec().family).toEqual({ name: 'gaussian' });
    expect(spec().dpars).toBeUndefined();
    await pick('Link', 'log');
    expect(spec().family).toEqual({ name: 'gaussian', link: 'log' });
  });

  it('has an addition, which goes into the formula only where it can be read', async () => {
    const { spec, ...does } = await shown('terms');
    await does.type('Trials, weights or censoring', 'trials(');
    expect(spec().formula).toBe(model.spec.formula);
    expect(field('Trials, weights or censoring').getAttribute('aria-invalid')).toBe('true');
    await does.type('Trials, weights or censoring', 'cens(zBase)');
    expect(spec().formula).toBe('count | cens(zBase) ~ zAge + (1 | patient)');
    expect(field('Trials, weights or censoring').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('that counts successes is asked for its trials: a column of whole numbers', async () => {
    const { page, pick, problems, spec } = await shown('terms', {
      formula: 'count | weights(zBase) ~ zAge',
      family: { name: 'poisson' },
    });
    const question = 'Which column holds the number of trials?';
    expect(page.texts('label')).not.toContain(question);
    await pick('Family', 'Binomial');
    expect(problems()).toContain('The family binomial needs the number of trials.');
    expect(field(question).getAttribute('aria-invalid')).toBe('true');
    await pick(question, 'visits');
    expect(spec().formula).toBe('count | trials(visits) + weights(zBase) ~ zAge');
    expect(field('Trials, weights or censoring').value).toBe('trials(visits) + weights(zBase)');
    expect(field(question).getAttribute('aria-invalid')).not.toBe('true');
    expect(problems()).toEqual([]);
    // Neither the response itself nor what is not whole is offered.
    await expect(pick(question, 'zAge')).rejects.toThrow('There is no choice');
    await expect(pick(question, 'count')).rejects.toThrow('There is no choice');
    await pick('Family', 'Gaussian (normal)');
    expect(spec().formula).toBe('count | weights(zBase) ~ zAge');
  });

  it('shows the trials that were typed, and is asked anew when they are taken away', async () => {
    const {
      page,
      type: write,
      spec,
    } = await shown('terms', {
      formula: 'count | trials(200) ~ zAge',
      family: { name: 'binomial' },
    });
    const question = 'Which column holds the number of trials?';
    expect(field(question).value).toBe('200');
    await write('Trials, weights or censoring', 'trials(visits)');
    expect(field(question).value).toBe('visits');
    await page.act(() => {
      const clear = field(question).parentElement?.querySelector<HTMLElement>('button');
      if (!clear) throw new Error('The choice cannot be taken back.');
      clear.click();
    });
    expect(spec().formula).toBe('count ~ zAge');
    expect(field(question).getAttribute('aria-invalid')).toBe('true');
  });

  it('that is no column of the data is a problem', async () => {
    const { page, problems } = await shown('terms', { formula: 'counts ~ zAge' });
    expect(problems().join()).toContain('counts');
    expect(page.texts('li').join()).toContain('counts');
  });
});

describe('terms', () => {
  it('are taken away one by one, and the intercept is switched', async () => {
    const { page, click, spec } = await shown('terms', { formula: 'count ~ zAge + zBase + zAge:zBase' });
    expect(page.texts('[aria-label="Terms in the model"] li')).toEqual(['zAge', 'zBase', 'zAge:zBase']);
    await click('Remove zAge:zBase');
    expect(spec().formula).toBe('count ~ zAge + zBase');
    await page.act(() => field('Intercept').click());
    expect(spec().formula).toBe('count ~ 0 + zAge + zBase');
  });

  it('come from R’s notation, groups among them; what cannot be read stays in the form with its fault', async () => {
    const { page, type: write, click, spec } = await shown('terms', { formula: 'count ~ zAge' });
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
    const { page, pick, click, spec } = await shown('terms', { formula: 'count ~ 1' });
    await openTerm(page, 'Interaction');
    // It begins with two columns, and takes more.
    expect((named('Add') as HTMLButtonElement).disabled).toBe(false);
    await pick('Interaction of', 'patient');
    await click('Add');
    expect(spec().formula).toBe('count ~ zAge * zBase * patient');
  });

  it('wait while the formula cannot be read', async () => {
    const { page, spec } = await shown('terms', { formula: 'count ~ (' });
    expect(page.all('button')).toEqual([]);
    expect(page.texts('p').join()).toContain('as soon as the formula below can be read');
    expect(spec().formula).toBe('count ~ (');
  });
});

describe('grouping terms', () => {
  it('begin with the likeliest column', async () => {
    const { click, spec } = await shown('terms', { formula: 'count ~ zAge' });
    await click('Add grouping term');
    expect(spec().formula).toBe('count ~ zAge + (1 | patient)');
  });

  it('have slopes, correlated or not, and go', async () => {
    const { page, pick, click, spec } = await shown('terms');
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
    const { click, spec, ...does } = await shown('terms', { family: { name: 'negbinomial' } });
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
    const { page, spec, ...does } = await shown('priors', {}, [
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
    const { page, click, spec } = await shown('priors', { priors: [lost] }, [row({})]);
    await page.act(() => vi.advanceTimersByTimeAsync(600));
    expect(page.texts('code').join()).toContain('normal(0, 2)');
    await click('Remove the prior of b gone');
    expect(spec().priors).toEqual([]);
  });
});
