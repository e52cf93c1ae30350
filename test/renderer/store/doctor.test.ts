import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DoctorCheck, DoctorReport } from '../../../shared/contract/system';
import { environmentEntry } from '../fake/environments';
import { environmentWork } from '../fake/fixtures';
import { opened } from '../fake/opened';

const report = (environment: string): DoctorReport => ({ environment, ok: true, checks: [] });
const entry = environmentEntry('default', { active: true, brmsVersion: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function openedWithDoctor() {
  const all = await opened();
  let answer: (value: DoctorReport) => void = () => undefined;
  all.connection.answer({
    'doctor.run': () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const asked = () => all.connection.calls.filter(({ name }) => name === 'doctor.run').length;
  return { ...all, asked, answer: (value: DoctorReport) => answer(value) };
}

describe('the doctor in the store', () => {
  it('keeps a report for each environment, and the old one while a newer is made', async () => {
    const { state, answer } = await openedWithDoctor();
    const first = state().runDoctor('a');
    answer(report('a'));
    await first;
    expect(state().doctors.a).toEqual({ state: 'known', report: report('a') });
    expect(state().doctors.b).toBeUndefined();
    const again = state().runDoctor('a');
    expect(state().doctors.a).toEqual({ state: 'running', last: report('a') });
    answer(report('a'));
    await again;
  });

  it('asks once more where it is asked for while it is being made', async () => {
    const { state, asked, answer } = await openedWithDoctor();
    const first = state().runDoctor('a');
    void state().runDoctor('a');
    void state().runDoctor('a');
    expect(asked()).toBe(1);
    answer(report('a'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()).toBe(2);
    answer(report('a'));
    await first;
    expect(state().doctors.a?.state).toBe('known');
  });

  it('checks again after work that may have changed something, where somebody has looked', async () => {
    const { connection, state, asked, answer } = await openedWithDoctor();
    connection.emit('work.changed', { ...environmentWork, kind: 'repair', state: 'done' });
    expect(asked()).toBe(0);
    const first = state().runDoctor(environmentWork.environment);
    answer(report(environmentWork.environment));
    await first;
    connection.emit('work.changed', { ...environmentWork, kind: 'repair', state: 'running' });
    connection.emit('work.changed', { ...environmentWork, kind: 'probe', state: 'done' });
    expect(asked()).toBe(1);
    connection.emit('work.changed', { ...environmentWork, kind: 'repair', state: 'failed' });
    expect(asked()).toBe(2);
  });

  it('checks again once where a repair has changed the configuration: at its end', async () => {
    const { connection, state, asked, answer } = await openedWithDoctor();
    connection.emit('environments.changed', [entry]);
    const first = state().runDoctor('default');
    answer(report('default'));
    await first;
    connection.emit('work.changed', {
      ...environmentWork,
      kind: 'repair',
      environment: 'default',
      state: 'running',
    });
    connection.emit('environments.changed', [{ ...entry, modifiedAt: 2 }]);
    expect(asked()).toBe(1);
    connection.emit('work.changed', {
      ...environmentWork,
      kind: 'repair',
      environment: 'default',
      state: 'done',
    });
    expect(asked()).toBe(2);
  });

  it('asks before a repair that restarts workers which hold objects', async () => {
    const { connection, state } = await openedWithDoctor();
    connection.answer({
      'environments.use': () => ({ workers: ['main'], handles: 2, fits: [], waiting: [], workId: null }),
      'doctor.repair': () => ({ workId: 'work-9' }),
    });
    const check: DoctorCheck = {
      id: 'locale',
      title: 'Locale',
      status: 'warn',
      detail: 'C',
      repair: { title: 'Use UTF-8', does: 'Sets LANG.', restarts: true },
    };
    const repaired = () => connection.calls.filter(({ name }) => name === 'doctor.repair').length;
    const refused = state().startRepair('default', check);
    await vi.advanceTimersByTimeAsync(0);
    expect(state().question?.body).toContain('2 objects');
    state().question?.answer(false);
    await refused;
    expect(repaired()).toBe(0);
    const agreed = state().startRepair('default', check);
    await vi.advanceTimersByTimeAsync(0);
    state().question?.answer(true);
    await agreed;
    expect(repaired()).toBe(1);
  });
});
