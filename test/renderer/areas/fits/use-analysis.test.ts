import { expect, it } from 'vitest';
import { doingNow, lastWorkOn } from '../../../../renderer/areas/fits/use-analysis';
import { analysisWork, fitWork } from '../../fake/fixtures';

it('what a question does is that of the work on it', () => {
  expect(doingNow(analysisWork)).toBe('Reading the fit');
  expect(doingNow({ state: 'queued', progress: null })).toBe('Waiting for its turn');
  expect(doingNow({ state: 'running', progress: null })).toBeNull();
  expect(doingNow({ ...analysisWork, state: 'done' })).toBeNull();
});

it('the work on a question is the last one about this fit, this analysis and this query', () => {
  const later = { ...analysisWork, id: 'j3' };
  const others = [{ fitId: 'f2' }, { analysisId: 'other' }, { query: { draws: 10 } }].map((other) => ({
    ...later,
    detail: { ...analysisWork.detail, ...other },
  }));
  const found = (...work: Parameters<typeof lastWorkOn>[0]) => lastWorkOn(work, 'f1', 'loo', '{}');
  expect(found(fitWork, analysisWork, ...others)).toBe(analysisWork);
  expect(found(analysisWork, later, fitWork)).toBe(later);
  expect(found(fitWork, ...others)).toBeNull();
});
