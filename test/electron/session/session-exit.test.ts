import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExitInfo } from '../../../electron/session/process-group';
import { type SessionExit, WorkerSession } from '../../../electron/session/session';
import { type WorkerEvent, WorkerEvents } from '../../../electron/session/worker-events';
import { fakeEngine, settle } from './fake-engine';

const warnings: Error[] = [];
const note = (warning: Error) => warnings.push(warning);
beforeEach(() => void process.on('warning', note));
afterEach(() => {
  process.off('warning', note);
  warnings.length = 0;
});

function sessionOf(sweep: () => Promise<void>, dispose: () => Promise<void>) {
  let exit: (info: ExitInfo) => void = () => {};
  const exited = new Promise<ExitInfo>((resolve) => {
    exit = resolve;
  });
  const die = () => exit({ exitCode: 1, signal: null, stderrTail: [] });
  const worker = { exited, sweep, kill: async () => die() };
  const info = { epoch: 'now', pid: 1, role: 'test', environment: 'default', versions: {}, startedAt: 0 };
  const { channel } = fakeEngine();
  const events: WorkerEvent[] = [];
  const workerEvents = new WorkerEvents((event) => events.push(event));
  return {
    session: new WorkerSession(info, channel, worker, new WeakSet(), workerEvents, dispose),
    die,
    events,
  };
}

const refuse = (code: string) => async () => {
  throw Object.assign(new Error(`${code}: cannot remove`), { code });
};
const succeed = async () => {};

test.each([
  ['sweeping', refuse('EPERM'), succeed],
  ['removing the folders', succeed, refuse('ENOTEMPTY')],
  ['both', refuse('EPERM'), refuse('EBUSY')],
])('listeners are told of an exit though %s fails; the failure is in the log', async (_, sweep, dispose) => {
  const { session, die, events } = sessionOf(sweep, dispose);
  const exits: SessionExit[] = [];
  session.onExit((exit) => exits.push(exit));
  die();
  await settle();
  expect(exits).toMatchObject([{ expected: false, exitCode: 1 }]);
  await session.kill();
  expect(session.state).toBe('exited');
  expect(events).toContainEqual({
    kind: 'log',
    level: 'warn',
    callId: null,
    message: expect.stringMatching(/could not be (ended|removed): E[A-Z]+: cannot remove$/),
  });
  expect(warnings).toEqual([]);
});

test('a listener that throws keeps no other from being told', async () => {
  const { session, events } = sessionOf(succeed, succeed);
  const told: string[] = [];
  session.onExit(() => {
    told.push('first');
    throw new Error('broken listener');
  });
  session.onExit(() => told.push('second'));
  await session.kill();
  expect(told).toEqual(['first', 'second']);
  expect(events).toMatchObject([{ kind: 'log', message: expect.stringContaining('broken listener') }]);
});

test('a new listener gets the events in place of the old one; one that throws is a warning and ends nothing', async () => {
  const { session, die, events } = sessionOf(refuse('EPERM'), refuse('EBUSY'));
  session.listen(() => {
    throw new Error('broken receiver');
  });
  const exits: SessionExit[] = [];
  session.onExit((exit) => exits.push(exit));
  die();
  await settle();
  expect(exits).toHaveLength(1);
  expect(events).toEqual([]);
  expect(warnings.map((warning) => warning.message)).toEqual(['broken receiver', 'broken receiver']);
});
