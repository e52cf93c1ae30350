import { expect, it } from 'vitest';
import { jobText } from '../../../../renderer/areas/jobs/job-text';
import { job } from '../../fake/fixtures';

it('says how long a compilation takes, and when it takes longer', () => {
  const compiling = { ...job, state: 'compiling', compile: 'compiling' } as const;
  expect(jobText(compiling, 12_400)).toBe('Compiling the model, 12 s of about 75 s');
  expect(jobText(compiling, 3_000)).toBe('Compiling the model, 3 s of about 75 s');
  expect(jobText(compiling, 100_000)).toContain('longer than most');
  expect(jobText({ ...compiling, compile: 'reused' }, 1000)).toBe('Compiled model reused');
});

it('does not run backwards where clocks differ', () => {
  expect(jobText({ ...job, stateSince: 5000 }, 1000)).toBe('Sampling (compiled model reused), 0 s');
});

it('tells the whole time of what has ended', () => {
  expect(jobText({ ...job, state: 'done', finishedAt: 95_000 }, 0)).toBe('Done after 1 min 35 s');
  expect(jobText({ ...job, state: 'cancelled', finishedAt: 2_500 }, 0)).toBe('Cancelled after 2.5 s');
});
