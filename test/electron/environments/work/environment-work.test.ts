import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  EnvironmentContext,
  EnvironmentWorkServices,
} from '../../../../electron/environments/work/environment-context';
import { EnvironmentWork } from '../../../../electron/environments/work/environment-work';
import { WorkQueue } from '../../../../electron/work/work-queue';
import type { LogEntry } from '../../../../shared/contract/system';
import type { WorkItem } from '../../../../shared/contract/work';
import type { EnvironmentWorkKind } from '../../../../shared/contract/work-kinds';
import { StudioError } from '../../../../shared/errors/studio-error';
import { fakeEnvironment } from '../../session/manager/fake-workers';
import { workerFolder } from '../../session/real-worker';

const never = new AbortController().signal;
let told: WorkItem[] = [];
let lines: Pick<LogEntry, 'level' | 'source' | 'text'>[] = [];
let queue: WorkQueue;
let work: EnvironmentWork;
const services: EnvironmentWorkServices = {
  resolve: async () => fakeEnvironment(),
  startWorker: () => Promise.reject(new Error('no worker here')),
  launcher: `${workerFolder}/launch.sh`,
  network: () => ({ env: { http_proxy: 'http://proxy' }, repositories: {} }),
  log: (entry) => lines.push(entry),
};
beforeEach(() => {
  told = [];
  lines = [];
  queue = new WorkQueue({
    cores: () => 1,
    log: (entry) => void lines.push(entry),
    onChange: (item) => void told.push(item),
  });
  work = new EnvironmentWork(queue, services);
});
afterEach(() => queue.close());

/** Work that runs until it is let go, or cancelled. */
function held(environment: string, kind: EnvironmentWorkKind = 'install') {
  let letGo: (outcome: string) => void = () => undefined;
  let seen: EnvironmentContext | null = null;
  const { id } = work.start(
    {
      kind,
      title: (_: null, name) => `Work on ${name}`,
      run: (_, context) => {
        seen = context;
        return new Promise((resolve, reject) => {
          letGo = resolve;
          context.signal.addEventListener('abort', () => reject(new Error('stopped')));
        });
      },
    },
    environment,
    null,
  );
  const stateNow = () => queue.list().find((item) => item.id === id)?.state;
  return { id, letGo: (outcome = 'Done.') => letGo(outcome), stateNow, context: () => seen };
}

describe('work on environments', () => {
  test('of one runs one after the other, of different ones side by side', async () => {
    const [first, second, other] = [held('a'), held('a'), held('b')];
    expect([first, second, other].map(({ stateNow }) => stateNow())).toEqual([
      'running',
      'queued',
      'running',
    ]);
    expect(work.activeIn('a')).toMatchObject({
      id: first.id,
      title: 'Work on a',
      kind: 'install',
      project: null,
    });
    first.letGo();
    expect(await queue.ended(first.id)).toMatchObject({ state: 'done', outcome: 'Done.', error: null });
    expect(second.stateNow()).toBe('running');
    second.letGo();
    await queue.ended(second.id);
    expect(work.activeIn('a')).toBeNull();
  });

  test('tells its steps and its lines', async () => {
    const install = held('a');
    install.context()?.step(2, 3, 'Compiling');
    install.context()?.say('careful', 'warn');
    expect(told.at(-1)?.progress).toEqual({ step: { number: 2, of: 3, text: 'Compiling' } });
    install.letGo('All is there.');
    await queue.ended(install.id);
    expect(lines).toEqual([
      { level: 'info', source: install.id, text: 'Compiling' },
      { level: 'warn', source: install.id, text: 'careful' },
      { level: 'info', source: install.id, text: 'All is there.' },
    ]);
  });

  test('that fails has the error, and the next one begins', async () => {
    const fault = new StudioError('invalid-input', 'There is no such package.', { hint: 'Look.' });
    const type = { kind: 'install', title: () => 'Wrong', run: () => Promise.reject(fault) } as const;
    const { id } = work.start(type, 'a', null);
    const next = held('a');
    expect(await queue.ended(id)).toMatchObject({
      state: 'failed',
      error: { code: 'invalid-input', message: 'There is no such package.', hint: 'Look.' },
    });
    expect(next.stateNow()).toBe('running');
    expect(lines).toContainEqual({ level: 'error', source: id, text: 'There is no such package.' });
  });

  test('that changes packages keeps fits waiting, other work does not', async () => {
    const probe = held('a', 'probe');
    const waits: string[] = [];
    await work.settled('a', never, ({ id }) => waits.push(id));
    const [first, second] = [held('a'), held('a', 'remove')];
    const settled = work.settled('a', never, ({ id }) => waits.push(id));
    await work.settled('b', never, ({ id }) => waits.push(id));
    for (const each of [probe, first, second]) {
      each.letGo();
      await queue.ended(each.id);
    }
    await settled;
    expect(waits).toEqual([first.id, second.id]);
  });

  test('is no question: that waits for none, and is in no list', async () => {
    const install = held('a');
    const asked = await work.ask('a', never, async (context) => {
      context.say('asks');
      return context.environment;
    });
    expect(asked).toBe('a');
    expect(lines).toEqual([{ level: 'info', source: 'question-1', text: 'asks' }]);
    expect(queue.list().map(({ id }) => id)).toEqual([install.id]);
  });
});
