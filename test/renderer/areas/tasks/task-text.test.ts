import { describe, expect, it } from 'vitest';
import {
  lastLines,
  restartWords,
  shownTasks,
  taskText,
  workerFromBefore,
} from '../../../../renderer/areas/tasks/task-text';
import type { Task } from '../../../../shared/contract/tasks';
import { logEntry, task, worker } from '../../fake/fixtures';

describe('the state of a task in words', () => {
  it('names the step, its number where there are several, and the time', () => {
    expect(taskText({ ...task, step: { number: 2, of: 3, text: 'Building tiny' } }, 12_400)).toBe(
      'Step 2 of 3: Building tiny, 12 s',
    );
    expect(taskText({ ...task, step: { number: 1, of: 1, text: 'Removing tiny' } }, 3_000)).toBe(
      'Removing tiny, 3 s',
    );
    expect(taskText({ ...task, startedAt: 5_000 }, 1_000)).toBe('Working, 0 s');
  });

  it('tells the whole time of what has ended, where it ever began', () => {
    expect(taskText({ ...task, state: 'failed', finishedAt: 2_500 }, 0)).toBe('Failed after 2.5 s');
    expect(taskText({ ...task, state: 'cancelled', startedAt: null, finishedAt: 2_500 }, 0)).toBe(
      'Cancelled',
    );
  });
});

describe('the tasks that the page of an environment shows', () => {
  it('are its own: those that run or wait, or else the one that ended last', () => {
    const tasks: readonly Task[] = [
      { ...task, id: 'a', state: 'failed', finishedAt: 10 },
      { ...task, id: 'b', state: 'done', finishedAt: 20 },
      { ...task, id: 'c', environment: 'other', state: 'done', finishedAt: 30 },
      { ...task, id: 'd' },
      { ...task, id: 'e', state: 'queued' },
    ];
    expect(shownTasks(tasks, 'default').map(({ id }) => id)).toEqual(['d', 'e']);
    expect(shownTasks(tasks.slice(0, 3), 'default').map(({ id }) => id)).toEqual(['b']);
    expect(shownTasks(tasks, 'third')).toEqual([]);
  });
});

describe('a worker with the packages from before', () => {
  const done: Task = { ...task, state: 'done', finishedAt: 100 };
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
  expect(restartWords([])).toBe('R was started before these packages came, and does not see them yet.');
  expect(restartWords(['lme4', 'Matrix'])).toBe('R still has the packages from before (lme4, Matrix).');
  expect(restartWords(['a', 'b', 'c', 'd', 'e'])).toBe('R still has the packages from before.');
});

it('keeps the last eight lines that say something', () => {
  const log = Array.from({ length: 12 }, (_, i) => logEntry(i + 1, { source: 'task-1' }));
  const mixed = [...log, logEntry(13), logEntry(14, { source: 'task-1', text: ' ' })];
  expect(lastLines(mixed, 'task-1', 'It failed.')).toEqual(log.slice(4).map(({ text }) => text));
  // What the message has told is not said twice.
  const failed = [...log, logEntry(15, { source: 'task-1', text: 'Error: the moon is wrong' })];
  expect(lastLines(failed, 'task-1', 'tiny: Error: the moon is wrong')).toEqual([]);
});
