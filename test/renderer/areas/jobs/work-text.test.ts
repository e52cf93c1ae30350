import { describe, expect, it } from 'vitest';
import { shareDone, workText } from '../../../../renderer/areas/jobs/work-text';
import type { FitWork, WorkItem } from '../../../../shared/contract/work';
import { environmentWork, fitWork } from '../../fake/fixtures';

describe('a fit in words', () => {
  const compiling: FitWork = {
    ...fitWork,
    detail: { ...fitWork.detail, stage: 'compiling', compile: 'compiling' },
  };

  it('says how long a compilation takes, and when it takes longer', () => {
    expect(workText(compiling, 12_400)).toBe('Compiling the model, 12 s of about 75 s');
    expect(workText(compiling, 3_000)).toBe('Compiling the model, 3 s of about 75 s');
    expect(workText(compiling, 100_000)).toContain('longer than most');
    const reused: FitWork = { ...compiling, detail: { ...compiling.detail, compile: 'reused' } };
    expect(workText(reused, 1000)).toBe('Compiled model reused');
  });

  it('does not run backwards where clocks differ', () => {
    const later: FitWork = { ...fitWork, detail: { ...fitWork.detail, stageSince: 5000 } };
    expect(workText(later, 1000)).toBe('Sampling (compiled model reused), 0 s');
  });

  it('that is not saved says what must not be done', () => {
    expect(workText({ ...fitWork, state: 'held' }, 0)).toBe('Sampled, but not saved yet: keep the app open');
  });

  it('tells the whole time of what has ended', () => {
    expect(workText({ ...fitWork, state: 'done', finishedAt: 95_000 }, 0)).toBe('Done after 1 min 35 s');
    expect(workText({ ...fitWork, state: 'cancelled', finishedAt: 2_500 }, 0)).toBe('Cancelled after 2.5 s');
  });
});

describe('other work in words', () => {
  it('names the step, its number where there are several, and the time', () => {
    const step = (number: number, of: number, text: string) => ({ step: { number, of, text } });
    expect(workText({ ...environmentWork, progress: step(2, 3, 'Building tiny') }, 12_400)).toBe(
      'Step 2 of 3: Building tiny, 12 s',
    );
    expect(workText({ ...environmentWork, progress: step(1, 1, 'Removing tiny') }, 3_000)).toBe(
      'Removing tiny, 3 s',
    );
    expect(workText({ ...environmentWork, startedAt: 5_000 }, 1_000)).toBe('Working, 0 s');
  });

  it('tells the whole time of what has ended, where it ever began', () => {
    expect(workText({ ...environmentWork, state: 'failed', finishedAt: 2_500 }, 0)).toBe(
      'Failed after 2.5 s',
    );
    const neverBegun = {
      ...environmentWork,
      state: 'cancelled',
      startedAt: null,
      finishedAt: 2_500,
    } as const;
    expect(workText(neverBegun, 0)).toBe('Cancelled');
    expect(workText({ ...environmentWork, state: 'stopping' }, 0)).toBe('Cancelling');
  });

  it('counts the columns of a file, and knows the share that is done', () => {
    const progress = { amount: 3, of: 12, unit: 'columns' } as const;
    const reading: WorkItem = { ...environmentWork, progress };
    expect(workText(reading, 2_000)).toBe('Column 3 of 12, 2 s');
    expect(shareDone(reading)).toBe(0.25);
    expect(shareDone(environmentWork)).toBeNull();
  });
});
