import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EnvironmentTasks } from '../../../electron/environments/tasks/environment-tasks';
import type { TaskContext, TaskServices } from '../../../electron/environments/tasks/task-context';
import type { LogEntry } from '../../../shared/contract/system';
import type { Task, TaskKind } from '../../../shared/contract/tasks';
import { StudioError } from '../../../shared/errors/studio-error';
import { fakeEnvironment } from '../session/manager/fake-workers';
import { workerFolder } from '../session/real-worker';

const never = new AbortController().signal;
let told: Task[] = [];
let lines: Pick<LogEntry, 'level' | 'source' | 'text'>[] = [];
let tasks: EnvironmentTasks;
const services: TaskServices = {
  resolve: async () => fakeEnvironment(),
  startWorker: () => Promise.reject(new Error('no worker here')),
  launcher: `${workerFolder}/launch.sh`,
  network: () => ({ env: { http_proxy: 'http://proxy' }, repositories: {} }),
  log: (entry) => lines.push(entry),
};
beforeEach(() => {
  told = [];
  lines = [];
  tasks = new EnvironmentTasks(services, (task) => told.push(task));
});
afterEach(() => tasks.close());

/** A task that runs until it is let go, or cancelled. */
function held(environment: string, kind: TaskKind = 'install') {
  let letGo: (outcome: string) => void = () => undefined;
  let seen: TaskContext | null = null;
  const task = tasks.start({
    kind,
    environment,
    title: `Work on ${environment}`,
    run: (context) => {
      seen = context;
      return new Promise((resolve, reject) => {
        letGo = resolve;
        context.signal.addEventListener('abort', () => reject(new Error('stopped')));
      });
    },
  });
  const stateNow = () => tasks.list().find(({ id }) => id === task.id)?.state;
  return { id: task.id, letGo: (outcome = 'Done.') => letGo(outcome), stateNow, context: () => seen };
}

describe('tasks', () => {
  test('of one environment run one after the other, of different ones side by side', async () => {
    const [first, second, other] = [held('a'), held('a'), held('b')];
    expect([first, second, other].map(({ stateNow }) => stateNow())).toEqual([
      'running',
      'queued',
      'running',
    ]);
    expect(tasks.activeIn('a')?.id).toBe(first.id);
    first.letGo();
    expect(await tasks.finished(first.id)).toMatchObject({ state: 'done', outcome: 'Done.', error: null });
    expect(second.stateNow()).toBe('running');
    second.letGo();
    await tasks.finished(second.id);
    expect(tasks.activeIn('a')).toBeNull();
    const ofFirst = told.filter(({ id }) => id === first.id);
    expect(ofFirst.map(({ state }) => state)).toEqual(['queued', 'running', 'done']);
    expect(ofFirst.at(-1)?.finishedAt).toBeGreaterThanOrEqual(ofFirst.at(-1)?.startedAt ?? Number.NaN);
  });

  test('tell their steps and their lines', async () => {
    const task = held('a');
    task.context()?.step(2, 3, 'Compiling');
    task.context()?.say('careful', 'warn');
    expect(told.at(-1)).toMatchObject({ step: { number: 2, of: 3, text: 'Compiling' } });
    task.letGo('All is there.');
    await tasks.finished(task.id);
    expect(lines).toEqual([
      { level: 'info', source: task.id, text: 'Compiling' },
      { level: 'warn', source: task.id, text: 'careful' },
      { level: 'info', source: task.id, text: 'All is there.' },
    ]);
  });

  test('that fail have the error, and the next one begins', async () => {
    const fault = new StudioError('invalid-input', 'There is no such package.', { hint: 'Look.' });
    const run = () => Promise.reject(fault);
    const { id } = tasks.start({ kind: 'install', environment: 'a', title: 'Wrong', run });
    const next = held('a');
    expect(await tasks.finished(id)).toMatchObject({
      state: 'failed',
      error: { code: 'invalid-input', message: 'There is no such package.', hint: 'Look.' },
    });
    expect(next.stateNow()).toBe('running');
    expect(lines).toContainEqual({ level: 'error', source: id, text: 'There is no such package.' });
  });

  test('can be cancelled while they run and while they wait; what has ended stays as it is', async () => {
    const [first, second, third] = [held('a'), held('a'), held('a')];
    tasks.cancel(second.id);
    expect(await tasks.finished(second.id)).toMatchObject({
      state: 'cancelled',
      startedAt: null,
      error: { code: 'cancelled' },
    });
    expect(second.context()).toBeNull();
    tasks.cancel(first.id);
    expect(await tasks.finished(first.id)).toMatchObject({ state: 'cancelled' });
    expect(third.stateNow()).toBe('running');
    const count = told.length;
    tasks.cancel(first.id);
    expect(told).toHaveLength(count);
  });

  test('are forgotten when they have ended, not before; unknown ones are named', async () => {
    const task = held('a');
    tasks.dismiss(task.id);
    expect(tasks.list()).toHaveLength(1);
    task.letGo();
    await tasks.finished(task.id);
    tasks.dismiss(task.id);
    expect(tasks.list()).toEqual([]);
    expect(() => tasks.cancel('task-99')).toThrow('There is no task “task-99”.');
  });

  test('end with the app: those that run are cancelled, those that wait never begin, and no new one is taken', async () => {
    const [first, second] = [held('a'), held('a')];
    await tasks.close();
    expect([first.stateNow(), second.stateNow()]).toEqual(['cancelled', 'cancelled']);
    expect(second.context()).toBeNull();
    expect(() => held('b')).toThrow('Brms Studio is closing.');
  });

  test('that change packages keep fits waiting, others do not', async () => {
    const probe = held('a', 'probe');
    const waits: string[] = [];
    await tasks.settled('a', never, ({ id }) => waits.push(id));
    const [first, second] = [held('a'), held('a', 'remove')];
    const settled = tasks.settled('a', never, ({ id }) => waits.push(id));
    await tasks.settled('b', never, ({ id }) => waits.push(id));
    for (const task of [probe, first, second]) {
      task.letGo();
      await tasks.finished(task.id);
    }
    await settled;
    expect(waits).toEqual([first.id, second.id]);
  });

  test('a fit that is cancelled does not wait on', async () => {
    const task = held('a');
    const controller = new AbortController();
    const settled = tasks.settled('a', controller.signal, () => undefined);
    controller.abort();
    await expect(settled).rejects.toMatchObject({ code: 'cancelled' });
    expect(task.stateNow()).toBe('running');
  });
});
