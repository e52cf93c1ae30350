import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StudioError } from '../../../shared/errors/studio-error';
import { environmentEntry } from '../fake/environments';
import { environmentWork, fitWork } from '../fake/fixtures';
import { opened } from '../fake/opened';

const entry = environmentEntry('default', { active: true, brmsVersion: null, modifiedAt: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('work on environments', () => {
  it('follows its events, each in its place', async () => {
    const { connection, state } = await opened();
    connection.emit('work.changed', { ...environmentWork, state: 'queued' });
    connection.emit('work.changed', { ...environmentWork, id: 'work-2' });
    connection.emit('work.changed', { ...environmentWork, state: 'running' });
    expect(state().work.map(({ id, state: now }) => [id, now])).toEqual([
      ['work-1', 'running'],
      ['work-2', 'running'],
    ]);
  });

  it('is told when it ends, with a way to its environment', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('environments.changed', [entry, { ...entry, name: 'other', active: false }]);
    connection.emit('work.changed', { ...environmentWork, environment: 'other' });
    const outcome = 'lme4 1.1-31 is installed.';
    connection.emit('work.changed', { ...environmentWork, environment: 'other', state: 'done', outcome });
    expect(notices).toMatchObject([{ kind: 'success', title: environmentWork.title, message: outcome }]);
    const [notice] = notices;
    if (notice?.kind === 'success') notice.action?.run();
    expect(state()).toMatchObject({ activeTab: 'environment:environment', chosenEnvironment: 'other' });
  });

  it('is not told to one who looks on, nor when it was cancelled', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('environments.changed', [entry]);
    connection.emit('work.changed', environmentWork);
    connection.emit('work.changed', { ...environmentWork, state: 'cancelled' });
    state().showEnvironment({ name: 'default' });
    connection.emit('work.changed', { ...environmentWork, id: 'work-2' });
    connection.emit('work.changed', {
      ...environmentWork,
      id: 'work-2',
      state: 'failed',
      error: { code: 'r-error', message: 'x' },
    });
    expect(notices).toEqual([]);
  });

  it('that has made a copy is not told where the list shows it', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('environments.changed', [entry, { ...entry, name: 'copy', active: false }]);
    state().showEnvironment({ name: 'copy' });
    connection.emit('work.changed', { ...environmentWork, kind: 'clone' });
    connection.emit('work.changed', {
      ...environmentWork,
      kind: 'clone',
      state: 'done',
      outcome: 'copy is a copy.',
    });
    expect(notices).toEqual([]);
  });

  it('says why it failed', async () => {
    const { connection, notices } = await opened();
    connection.emit('work.changed', environmentWork);
    const error = { code: 'r-error', message: 'tiny was not installed.', hint: 'Read its log.' } as const;
    connection.emit('work.changed', { ...environmentWork, state: 'failed', error });
    expect(notices).toMatchObject([{ kind: 'error', title: 'Installing lme4 1.1-31 failed', error }]);
  });

  it('stays when the project is closed, and the project’s goes', async () => {
    const { connection, state } = await opened();
    connection.emit('work.changed', environmentWork);
    connection.emit('work.changed', fitWork);
    await state().closeProject();
    expect(state().work).toEqual([environmentWork]);
  });

  it('tells why it could not be cancelled', async () => {
    const { connection, notices, state, named } = await opened();
    connection.answer({
      'work.cancel': () => {
        throw new StudioError('invalid-input', 'There is no job “work-1”.');
      },
    });
    await state().cancelWork('work-1');
    expect(named('work.cancel')).toEqual([{ name: 'work.cancel', input: { workId: 'work-1' } }]);
    expect(notices).toMatchObject([{ kind: 'error', title: 'The job could not be cancelled' }]);
  });

  it('goes at once when it is dismissed', async () => {
    const { connection, state, named } = await opened();
    connection.answer({ 'work.dismiss': () => null });
    connection.emit('work.changed', { ...environmentWork, state: 'done' });
    await state().dismissWork('work-1');
    expect(state().work).toEqual([]);
    expect(named('work.dismiss')).toEqual([{ name: 'work.dismiss', input: { workId: 'work-1' } }]);
  });

  it('that does not start is told, and its caller knows', async () => {
    const { connection, notices, state } = await opened();
    connection.answer({
      'packages.remove': () => {
        throw new StudioError('invalid-input', 'tiny is not installed.');
      },
      'packages.update': () => ({ workId: 'work-1' }),
    });
    expect(await state().removePackages('default', ['tiny'])).toBe(false);
    expect(await state().updatePackages('default', ['tiny'])).toBe(true);
    expect(notices).toMatchObject([{ kind: 'error', title: 'The packages were not removed' }]);
  });
});
