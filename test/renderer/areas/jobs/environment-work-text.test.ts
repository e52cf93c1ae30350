import { describe, expect, it } from 'vitest';
import {
  lastLines,
  restartWords,
  shownWork,
  workerFromBefore,
} from '../../../../renderer/areas/jobs/environment-work-text';
import type { EnvironmentWorkItem, WorkItem } from '../../../../shared/contract/work';
import { environmentWork, fitWork, logEntry, worker } from '../../fake/fixtures';

describe('the work that the page of an environment shows', () => {
  it('is its own: what runs or waits, or else what ended last', () => {
    const work: readonly WorkItem[] = [
      { ...fitWork, id: 'f' },
      { ...environmentWork, id: 'a', state: 'failed', finishedAt: 10 },
      { ...environmentWork, id: 'b', state: 'done', finishedAt: 20 },
      { ...environmentWork, id: 'c', environment: 'other', state: 'done', finishedAt: 30 },
      { ...environmentWork, id: 'd' },
      { ...environmentWork, id: 'e', state: 'queued' },
    ];
    expect(shownWork(work, 'default').map(({ id }) => id)).toEqual(['d', 'e']);
    expect(shownWork(work.slice(0, 4), 'default').map(({ id }) => id)).toEqual(['b']);
    expect(shownWork(work, 'third')).toEqual([]);
  });
});

describe('a worker with the packages from before', () => {
  const done: EnvironmentWorkItem = { ...environmentWork, state: 'done', finishedAt: 100 };
  const older = { ...worker, startedAt: 50 };

  it('is a main one that runs in the environment since before a change was done', () => {
    expect(workerFromBefore([done], [older], 'default')).toBe(older);
    expect(workerFromBefore([done], [{ ...older, startedAt: 150 }], 'default')).toBeNull();
    expect(workerFromBefore([done], [{ ...older, role: 'fit' }], 'default')).toBeNull();
    expect(workerFromBefore([done], [{ ...older, pid: null }], 'default')).toBeNull();
    expect(workerFromBefore([done], [older], 'other')).toBeNull();
  });

  it('is none where nothing was changed', () => {
    expect(workerFromBefore([], [older], 'default')).toBeNull();
    expect(workerFromBefore([{ ...done, state: 'failed' }], [older], 'default')).toBeNull();
    expect(workerFromBefore([{ ...done, kind: 'probe' }], [older], 'default')).toBeNull();
  });
});

it('says what R has from before', () => {
  expect(restartWords([])).toBe(
    'R was started before these packages were installed, and cannot use them yet.',
  );
  expect(restartWords(['lme4', 'Matrix'])).toBe('R still uses the old packages (lme4, Matrix).');
  expect(restartWords(['a', 'b', 'c', 'd', 'e'])).toBe('R still uses the old packages.');
});

it('keeps the last eight lines that say something', () => {
  const log = Array.from({ length: 12 }, (_, i) => logEntry(i + 1, { source: 'work-1' }));
  const mixed = [...log, logEntry(13), logEntry(14, { source: 'work-1', text: ' ' })];
  expect(lastLines(mixed, 'work-1', 'It failed.')).toEqual(log.slice(4).map(({ text }) => text));
  // What the message has told is not said twice.
  const failed = [...log, logEntry(15, { source: 'work-1', text: 'Error: the moon is wrong' })];
  expect(lastLines(failed, 'work-1', 'tiny: Error: the moon is wrong')).toEqual([]);
});
