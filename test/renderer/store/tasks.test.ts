import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StudioError } from '../../../shared/errors/studio-error';
import { environmentEntry } from '../fake/environments';
import { task } from '../fake/fixtures';
import { opened } from '../fake/opened';

const entry = environmentEntry('default', { active: true, brmsVersion: null, modifiedAt: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('tasks', () => {
  it('follow their events, each in its place', async () => {
    const { connection, state } = await opened();
    connection.emit('task.changed', { ...task, state: 'queued' });
    connection.emit('task.changed', { ...task, id: 'task-2' });
    connection.emit('task.changed', { ...task, state: 'running' });
    expect(state().tasks.map(({ id, state: now }) => [id, now])).toEqual([
      ['task-1', 'running'],
      ['task-2', 'running'],
    ]);
  });

  it('are told when they end, with a way to their environment', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('environments.changed', [entry, { ...entry, name: 'other', active: false }]);
    connection.emit('task.changed', { ...task, environment: 'other' });
    const outcome = 'lme4 1.1-31 is installed.';
    connection.emit('task.changed', { ...task, environment: 'other', state: 'done', outcome });
    expect(notices).toMatchObject([{ kind: 'success', title: task.title, message: outcome }]);
    const [notice] = notices;
    if (notice?.kind === 'success') notice.action?.run();
    expect(state()).toMatchObject({ activeTab: 'environment:environment', chosenEnvironment: 'other' });
  });

  it('are not told to one who looks on, nor when they were cancelled', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('environments.changed', [entry]);
    connection.emit('task.changed', task);
    connection.emit('task.changed', { ...task, state: 'cancelled' });
    state().showEnvironment({ name: 'default' });
    connection.emit('task.changed', { ...task, id: 'task-2' });
    connection.emit('task.changed', {
      ...task,
      id: 'task-2',
      state: 'failed',
      error: { code: 'r-error', message: 'x' },
    });
    expect(notices).toEqual([]);
  });

  it('that have made a copy are not told where the list shows it', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('environments.changed', [entry, { ...entry, name: 'copy', active: false }]);
    state().showEnvironment({ name: 'copy' });
    connection.emit('task.changed', { ...task, kind: 'clone' });
    connection.emit('task.changed', { ...task, kind: 'clone', state: 'done', outcome: 'copy is a copy.' });
    expect(notices).toEqual([]);
  });

  it('say why they failed', async () => {
    const { connection, notices } = await opened();
    connection.emit('task.changed', task);
    const error = { code: 'r-error', message: 'tiny was not installed.', hint: 'Read its log.' } as const;
    connection.emit('task.changed', { ...task, state: 'failed', error });
    expect(notices).toMatchObject([{ kind: 'error', title: 'Installing lme4 1.1-31 failed', error }]);
  });

  it('go at once when they are dismissed', async () => {
    const { connection, state, named } = await opened();
    connection.answer({ 'tasks.dismiss': () => null });
    connection.emit('task.changed', { ...task, state: 'done' });
    await state().dismissTask('task-1');
    expect(state().tasks).toEqual([]);
    expect(named('tasks.dismiss')).toEqual([{ name: 'tasks.dismiss', input: { taskId: 'task-1' } }]);
  });

  it('that do not start are told, and their caller knows', async () => {
    const { connection, notices, state } = await opened();
    connection.answer({
      'packages.remove': () => {
        throw new StudioError('invalid-input', 'tiny is not installed.');
      },
      'packages.update': () => ({ taskId: 'task-1' }),
    });
    expect(await state().removePackages('default', ['tiny'])).toBe(false);
    expect(await state().updatePackages('default', ['tiny'])).toBe(true);
    expect(notices).toMatchObject([{ kind: 'error', title: 'The packages were not removed' }]);
  });
});
