// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { completeBrowser } from '../../fake/browser';
import { field } from '../../fake/deeds';
import { model } from '../../fake/fixtures';
import { shownBuilder } from './shown-builder';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the response', () => {
  it('is another column: it leaves the predictors, as it cannot explain itself', async () => {
    const { pick, spec } = await shownBuilder('terms', { formula: 'count ~ zAge + zBase + (1 | patient)' });
    await pick('Response', 'zBase');
    expect(spec().formula).toBe('zBase ~ zAge + (1 | patient)');
  });

  it('of another family loses formulas of parameters that this family has not', async () => {
    const { pick, spec } = await shownBuilder('terms', {
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
    const { spec, ...does } = await shownBuilder('terms');
    await does.type('Trials, weights or censoring', 'trials(');
    expect(spec().formula).toBe(model.spec.formula);
    expect(field('Trials, weights or censoring').getAttribute('aria-invalid')).toBe('true');
    await does.type('Trials, weights or censoring', 'cens(zBase)');
    expect(spec().formula).toBe('count | cens(zBase) ~ zAge + (1 | patient)');
    expect(field('Trials, weights or censoring').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('that counts successes is asked for its trials: a column of whole numbers', async () => {
    const { page, pick, problems, spec } = await shownBuilder('terms', {
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
    } = await shownBuilder('terms', {
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
    const { page, problems } = await shownBuilder('terms', { formula: 'counts ~ zAge' });
    expect(problems().join()).toContain('counts');
    expect(page.texts('li').join()).toContain('counts');
  });
});
