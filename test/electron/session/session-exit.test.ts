import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SessionExit, WorkerSession } from '../../../electron/session/session';
import type { ExitInfo } from '../../../electron/session/worker-process';
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
  return { session: new WorkerSession(info, channel, worker, new Set(), dispose), die };
}

const refuse = (code: string) => async () => {
  throw Object.assign(new Error(`${code}: cannot remove`), { code });
};
const succeed = async () => {};

test.each([
  ['sweeping', refuse('EPERM'), succeed],
  ['removing the folders', succeed, refuse('ENOTEMPTY')],
  ['both', refuse('EPERM'), refuse('EBUSY')],
])('listeners are told of an exit though %s fails; the failure is a warning', async (_, sweep, dispose) => {
  const { session, die } = sessionOf(sweep, dispose);
  const exits: SessionExit[] = [];
  session.onExit((exit) => exits.push(exit));
  die();
  await settle();
  expect(exits).toMatchObject([{ expected: false, exitCode: 1 }]);
  await session.kill();
  expect(session.state).toBe('exited');
  expect(warnings.map((warning) => warning.message)).toContainEqual(expect.stringContaining('cannot remove'));
});

test('a listener that throws keeps no other from being told', async () => {
  const { session } = sessionOf(succeed, succeed);
  const told: string[] = [];
  session.onExit(() => {
    told.push('first');
    throw new Error('broken listener');
  });
  session.onExit(() => told.push('second'));
  await session.kill();
  expect(told).toEqual(['first', 'second']);
  await settle();
  expect(warnings.map((warning) => warning.message)).toEqual(['broken listener']);
});
