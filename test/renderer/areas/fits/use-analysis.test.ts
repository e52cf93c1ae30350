import { expect, it } from 'vitest';
import { doingNow } from '../../../../renderer/areas/fits/use-analysis';
import { analysisWork, fitWork } from '../../fake/fixtures';

it('what a question does is that of the work on it: this fit, this analysis, not yet ended', () => {
  const now = (changes: Partial<typeof analysisWork>) =>
    doingNow([fitWork, { ...analysisWork, ...changes }], 'f1', 'loo');
  expect(now({})).toBe('Reading the fit');
  expect(now({ state: 'queued', progress: null })).toBe('Waiting for its turn');
  expect(now({ progress: null })).toBeNull();
  expect(now({ state: 'done' })).toBeNull();
  expect(now({ detail: { fitId: 'f2', analysisId: 'loo' } })).toBeNull();
  expect(now({ detail: { fitId: 'f1', analysisId: 'other' } })).toBeNull();
});
