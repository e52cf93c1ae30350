import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newVariable } from '../../../renderer/store/config-edit';
import { isEdited, isTrialOld, shownEdit } from '../../../renderer/store/shown-config';
import type { ConfigTrial } from '../../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { environmentDetails, environmentUse } from '../fake/environments';
import { memoryStorage, opened } from '../fake/opened';

const name = 'paper';

/** A store whose file can be changed by others: `disk.config` is what it holds. */
async function withConfig(first: Partial<EnvironmentConfigData> = {}, tabStorage = memoryStorage()) {
  const studio = await opened(memoryStorage(), tabStorage);
  const disk = { details: environmentDetails(first) };
  studio.connection.answer({
    'environments.get': () => disk.details,
    'environments.use': () => environmentUse(),
    'environments.save': ({ after }) => {
      disk.details = { ...disk.details, config: after };
      return disk.details;
    },
  });
  await studio.state().loadConfig(name);
  const write = (more: Partial<EnvironmentConfigData>) => {
    disk.details = environmentDetails(more);
    return studio.state().loadConfig(name);
  };
  return { ...studio, disk, write };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(1);

describe('a configuration that is edited', () => {
  it('keeps the lines that are typed into, also when it is as saved again', async () => {
    const { state } = await withConfig({ env: { A: '1' } });
    const rows = shownEdit(state(), name)?.variables ?? [];
    state().editConfig(name, { variables: rows.map((row) => ({ ...row, value: '2' })) });
    expect(isEdited(state(), name)).toBe(true);
    state().editConfig(name, { variables: rows.map((row) => ({ ...row, value: '1' })) });
    expect(isEdited(state(), name)).toBe(false);
    expect(shownEdit(state(), name)?.variables.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it('is there again after a page that crashed, put onto what the file holds by then', async () => {
    const tab = memoryStorage();
    const crashed = await withConfig({ env: { A: '1' } }, tab);
    const variables = [...(shownEdit(crashed.state(), name)?.variables ?? []), newVariable('B', '2')];
    crashed.state().editConfig(name, { variables, rHome: '/r' });
    const { state, write } = await withConfig({ env: { A: '9' } }, tab);
    expect(shownEdit(state(), name)).toMatchObject({
      rHome: '/r',
      variables: [
        { name: 'A', value: '9' },
        { name: 'B', value: '2' },
      ],
    });
    expect(isEdited(state(), name)).toBe(true);
    await write({ env: { A: '9', C: '3' } });
    expect(shownEdit(state(), name)?.variables.map((row) => row.name)).toEqual(['A', 'B', 'C']);
    state().discardConfig(name);
    expect(isEdited((await withConfig({}, tab)).state(), name)).toBe(false);
  });

  it('is saved from what it was given, and is not edited any more', async () => {
    const { connection, state } = await withConfig({ env: { A: '1' } });
    state().editConfig(name, { rHome: '/r' });
    expect(await state().saveConfig(name)).toBe(true);
    const before = environmentDetails({ env: { A: '1' } }).config;
    expect(connection.calls.at(-1)).toEqual({
      name: 'environments.save',
      input: { before, after: { ...before, r_home: '/r' } },
    });
    expect(isEdited(state(), name)).toBe(false);
  });

  it('is not saved with a faulty variable, nor against a no', async () => {
    const { connection, state } = await withConfig();
    state().editConfig(name, { variables: [newVariable('A=B', '1')] });
    expect(await state().saveConfig(name)).toBe(false);
    state().editConfig(name, { variables: [newVariable('A', '1')] });
    connection.answer({ 'environments.use': () => environmentUse({ workers: ['main'], handles: 1 }) });
    const saving = state().saveConfig(name);
    await settled();
    expect(state().question?.title).toBe('Save and restart R?');
    state().question?.answer(false);
    expect(await saving).toBe(false);
    expect(connection.calls.some((call) => call.name === 'environments.save')).toBe(false);
    expect(isEdited(state(), name)).toBe(true);
  });

  it('keeps what is typed while it is saved', async () => {
    const { connection, state, disk } = await withConfig();
    state().editConfig(name, { rHome: '/one' });
    connection.answer({
      'environments.save': ({ after }) => {
        state().editConfig(name, { rHome: '/two' });
        disk.details = { ...disk.details, config: after };
        return disk.details;
      },
    });
    await state().saveConfig(name);
    expect(shownEdit(state(), name)?.rHome).toBe('/two');
    expect(isEdited(state(), name)).toBe(true);
  });
});

describe('a file that another program changes', () => {
  it('shows at once where nothing is edited', async () => {
    const { state, write } = await withConfig();
    await write({ r_home: '/theirs' });
    expect(shownEdit(state(), name)?.rHome).toBe('/theirs');
    expect(isEdited(state(), name)).toBe(false);
  });

  it('is put together with the edits, and asked about where both changed the same', async () => {
    const { state, write } = await withConfig({ env: { A: '1' } });
    state().editConfig(name, { rHome: '/mine' });
    await write({ env: { A: '2' }, r_home: '/theirs' });
    expect(state().configDrafts[name]?.conflicts).toEqual([
      { key: 'r_home', mine: '/mine', theirs: '/theirs' },
    ]);
    expect(shownEdit(state(), name)?.variables.map(({ value }) => value)).toEqual(['2']);
    expect(await state().saveConfig(name)).toBe(false);
    state().settleConflict(name, 'r_home', 'theirs');
    expect(isEdited(state(), name)).toBe(false);
  });

  it('between the last look and the save leads to the same question, not to an error', async () => {
    const { connection, state, disk, notices } = await withConfig();
    state().editConfig(name, { rHome: '/mine' });
    disk.details = environmentDetails({ r_home: '/theirs' });
    connection.answer({
      'environments.save': () => {
        throw new StudioError('invalid-input', 'Both changed it.', { where: 'r_home' });
      },
    });
    expect(await state().saveConfig(name)).toBe(false);
    expect(state().configDrafts[name]?.conflicts).toHaveLength(1);
    expect(notices).toEqual([]);
  });
});

describe('a trial', () => {
  const trial: ConfigTrial = { ok: true, error: null, lines: [], versions: {}, seconds: 1 };

  it('runs what is on the screen, and knows which scripts that were', async () => {
    const { connection, state } = await withConfig({ startup_scripts: ['', 'x'] });
    connection.answer({ 'environments.try': () => trial });
    await state().tryConfig(name);
    const scripts = shownEdit(state(), name)?.scripts ?? [];
    expect(state().trials[name]).toMatchObject({ state: 'done', trial, scripts: [scripts[1]?.id] });
    expect(connection.calls.at(-1)?.input).toMatchObject({ config: { startup_scripts: ['x'] } });
  });

  it('is old as soon as something else is on the screen', async () => {
    const { connection, state } = await withConfig();
    connection.answer({ 'environments.try': () => trial });
    state().editConfig(name, { rHome: '/r' });
    await state().tryConfig(name);
    expect(isTrialOld(state(), name)).toBe(false);
    state().configRenamed(name, 'thesis');
    expect(isTrialOld(state(), 'thesis')).toBe(false);
    state().editConfig('thesis', { rHome: '/other' });
    expect(isTrialOld(state(), 'thesis')).toBe(true);
    state().editConfig('thesis', { rHome: '/r' });
    expect(isTrialOld(state(), 'thesis')).toBe(false);
  });

  it('that was stopped leaves nothing; one that could not be made says why', async () => {
    const { connection, state } = await withConfig();
    connection.answer({
      'environments.try': () => {
        throw new StudioError('cancelled', 'Cancelled.');
      },
    });
    await state().tryConfig(name);
    expect(state().trials[name]).toBeUndefined();
    connection.answer({
      'environments.try': () => {
        throw new StudioError('invalid-input', 'Work runs on it.');
      },
    });
    await state().tryConfig(name);
    expect(state().trials[name]).toMatchObject({
      state: 'failed',
      error: { message: 'Work runs on it.' },
    });
  });

  it('goes along when the environment is renamed', async () => {
    const { state } = await withConfig();
    state().editConfig(name, { rHome: '/r' });
    state().configRenamed(name, 'thesis');
    expect(shownEdit(state(), 'thesis')?.rHome).toBe('/r');
    expect(isEdited(state(), 'thesis')).toBe(true);
    expect(shownEdit(state(), name)).toBeNull();
  });
});
