import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activeEnvironment, shownEnvironment } from '../../../renderer/store/environments-slice';
import { StudioError } from '../../../shared/errors/studio-error';
import { environmentEntry, environmentUse } from '../fake/environments';
import { opened } from '../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(1);

const entries = [environmentEntry('default', { active: true }), environmentEntry('paper')];

async function withEnvironments(
  more: Parameters<Awaited<ReturnType<typeof opened>>['connection']['answer']>[0],
) {
  const studio = await opened();
  studio.connection.answer({
    'environments.list': () => entries,
    'environments.trash': () => [],
    ...more,
  });
  studio.connection.emit('environments.changed', entries);
  return studio;
}

describe('the environments', () => {
  it('are shown beginning with the active one, and the chosen one while it is there', async () => {
    const { connection, state } = await withEnvironments({});
    expect(shownEnvironment(state())?.name).toBe('default');
    state().chooseEnvironment('paper');
    expect(shownEnvironment(state())?.name).toBe('paper');
    connection.emit('environments.changed', entries.slice(0, 1));
    expect(shownEnvironment(state())?.name).toBe('default');
    expect(activeEnvironment(state())).toBe('default');
  });

  it('open on a part, from anywhere', async () => {
    const { state } = await withEnvironments({});
    state().showEnvironment({ name: 'paper', part: 'checks' });
    expect(state()).toMatchObject({
      activeTab: 'environment:environment',
      chosenEnvironment: 'paper',
      parts: { 'environment:environment': 'checks' },
    });
  });

  it('choose a clone when its job has made it, though that is before the answer', async () => {
    const { connection, state } = await withEnvironments({
      'environments.clone': () => {
        connection.emit('environments.changed', [...entries, environmentEntry('copy')]);
        return { workId: 'work-1' };
      },
    });
    await state().cloneEnvironment('paper', 'copy');
    expect(shownEnvironment(state())?.name).toBe('copy');
  });
});

describe('activating', () => {
  it('asks what is lost in the one before, and goes on only after a yes', async () => {
    const { connection, state } = await withEnvironments({
      'environments.use': () => environmentUse({ workers: ['main'], handles: 2 }),
      'environments.activate': () => null,
    });
    const first = state().activateEnvironment('paper');
    await settled();
    expect(state().question?.body).toMatch(/2 objects that R holds in “default”/);
    state().question?.answer(false);
    await first;
    expect(connection.calls.some(({ name }) => name === 'environments.activate')).toBe(false);
    const second = state().activateEnvironment('paper');
    await settled();
    expect(state().question).not.toBeNull();
    state().question?.answer(true);
    await second;
    expect(connection.calls).toContainEqual({ name: 'environments.activate', input: { name: 'paper' } });
    expect(connection.calls).toContainEqual({ name: 'environments.use', input: { name: 'default' } });
  });

  it('tells why it was refused', async () => {
    const { state, notices } = await withEnvironments({
      'environments.use': () => environmentUse(),
      'environments.activate': () => {
        throw new StudioError('invalid-input', 'It is damaged.');
      },
    });
    await state().activateEnvironment('paper');
    expect(notices).toMatchObject([
      { kind: 'error', title: '“paper” was not activated', error: { message: 'It is damaged.' } },
    ]);
  });
});

describe('deleting', () => {
  it('can be undone by its notice, and chooses the neighbour meanwhile', async () => {
    const { connection, state, notices } = await withEnvironments({
      'environments.use': () => environmentUse(),
      'environments.remove': () => ({ id: 'paper-1', name: 'paper', deletedAt: 0, bytes: 1 }),
      'environments.restore': () => ({ name: 'paper' }),
    });
    state().chooseEnvironment('paper');
    await state().removeEnvironment('paper');
    expect(state().question).toBeNull();
    expect(state().chosenEnvironment).toBe('default');
    const [notice] = notices;
    if (notice?.kind !== 'success') throw new StudioError('internal', 'There is no notice.');
    expect(notice.title).toBe('Deleted “paper”');
    notice.action?.run();
    await settled();
    expect(state().chosenEnvironment).toBe('paper');
    expect(connection.calls).toContainEqual({ name: 'environments.restore', input: { id: 'paper-1' } });
  });
});
