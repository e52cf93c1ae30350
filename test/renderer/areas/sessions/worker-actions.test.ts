import { describe, expect, it } from 'vitest';
import { workerActions } from '../../../../renderer/areas/sessions/worker-actions';
import { retryText, roleText } from '../../../../renderer/areas/sessions/worker-text';
import { lossOfStopping } from '../../../../renderer/store/worker-loss';
import type { WorkerInfo } from '../../../../shared/contract/workers';
import { analysisWork, environmentWork, fitWork, worker } from '../../fake/fixtures';

const call = { callId: '1', target: 'brms::loo', since: 0 };
const fitWorker: WorkerInfo = { ...worker, id: 'fit-1', role: 'fit', state: 'busy', workId: 'j1', call };
const looWorker: WorkerInfo = { ...fitWorker, id: 'worker-1', role: 'work', workId: 'j2' };

describe('what can be done to a worker', () => {
  const possible = (info: WorkerInfo) =>
    workerActions(info).flatMap(({ kind, label, refusal }) =>
      refusal === null ? [kind === 'restart' ? label : kind] : [],
    );

  it.each([
    [worker, ['Restart', 'stop']],
    [{ ...worker, state: 'busy', call }, ['Restart', 'interrupt', 'stop']],
    [{ ...worker, state: 'starting', pid: null }, ['Restart', 'stop']],
    [{ ...worker, state: 'stopping' }, []],
    [{ ...worker, state: 'stopped', pid: null }, ['Start']],
    [{ ...worker, state: 'failed', pid: null }, ['Start']],
    [{ ...worker, state: 'failed', pid: null, retryAt: 5000 }, ['Start', 'stop']],
    [fitWorker, ['stop']],
    [looWorker, ['stop']],
  ] as const)('%#', (info, expected) => {
    expect(possible(info)).toEqual(expected);
  });
});

describe('what is lost with a worker', () => {
  it('is nothing where it keeps nothing', () => {
    expect(lossOfStopping({ ...worker, call }, [])).toBeNull();
  });

  it('is its objects and its running call', () => {
    expect(lossOfStopping({ ...worker, handles: 1, handleBytes: 2048 }, [])).toBe(
      '1 object (2 KB) that only this R process holds is lost.',
    );
    expect(lossOfStopping({ ...worker, handles: 2, handleBytes: 2048, call }, [])).toMatch(
      /^2 objects .* are lost\. The running call is ended: brms::loo\.$/,
    );
  });

  it('is the fit that it makes', () => {
    expect(lossOfStopping(fitWorker, [fitWork])).toMatch(/^The fit of Model 1 that runs in it is cancelled/);
    expect(lossOfStopping(fitWorker, [])).toMatch(/^The fit that runs in it is cancelled/);
  });

  it('is the work that it is for, and what only that work loses', () => {
    expect(lossOfStopping(looWorker, [analysisWork])).toBe(
      '“LOO of Model 1” is cancelled. Its answer is lost.',
    );
    const installs = { ...looWorker, workId: environmentWork.id };
    expect(lossOfStopping(installs, [environmentWork])).toBe(
      '“Installing lme4 1.1-31” is cancelled. Nothing is installed.',
    );
    expect(lossOfStopping(looWorker, [])).toBe('The job that it works for is cancelled.');
    expect(roleText(installs, [environmentWork])).toBe(environmentWork.title);
  });
});

it('says what a worker is for, and when it is started again', () => {
  expect(roleText(fitWorker, [fitWork])).toBe('Fit of Model 1');
  expect(roleText(looWorker, [fitWork, analysisWork])).toBe('LOO of Model 1');
  expect(roleText({ ...looWorker, workId: null }, [analysisWork])).toBe('Other work');
  expect(roleText({ ...worker, role: 'spare' }, [])).toMatch(/next fit$/);
  const failed: WorkerInfo = { ...worker, state: 'failed', retryAt: 10_000 };
  expect(retryText(failed, 5500)).toBe('tries again in 5 s');
  expect(retryText(failed, 10_000)).toBe('starts again now');
  expect(retryText({ ...failed, state: 'starting' }, 5500)).toBeNull();
  expect(retryText({ ...worker, state: 'failed' }, 5500)).toBeNull();
});
