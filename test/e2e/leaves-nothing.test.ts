import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type FitWork, isFitWork } from '../../shared/contract/work';
import { newSpec } from '../../shared/model/spec';
import { type AppProcess, startApp } from './support/app-process';
import { type AppClient, connectTo } from './support/client';
import { rProcessesBelow, rProcessesWith, waitUntilGone } from './support/processes';

const patient = { timeout: 300_000, interval: 100 };
const foldersOf = (pid: number) =>
  readdirSync('/dev/shm').filter((name) => name.startsWith(`brms-studio-${pid}-`));

/** A main worker, a spare that waits, and a fit whose two chains sample for longer than any test. */
async function atWork(app: AppProcess): Promise<AppClient> {
  const client = await connectTo(app.url);
  const { datasets } = await client.call('project.createFromSample', { sample: 'epilepsy' });
  const datasetId = datasets[0]?.id ?? '';
  const { modelId } = await client.call('model.create', { datasetId });
  const spec = {
    ...newSpec('count ~ zAge'),
    sampling: { ...newSpec('').sampling, chains: 2, cores: 2, iter: 1_000_000 },
  };
  await client.call('model.save', { id: modelId, name: 'Endless', datasetId, spec });
  let fit: FitWork | undefined;
  client.on('work.changed', (told) => {
    if (isFitWork(told)) fit = told;
  });
  await client.call('fit.start', { modelId });
  await vi.waitFor(() => {
    expect(fit?.error).toBeNull();
    expect(fit?.progress).toMatchObject({ chains: [{ phase: 'warmup' }, { phase: 'warmup' }] });
  }, patient);
  await vi.waitFor(async () => {
    const states = (await client.call('workers.list', undefined)).map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      ['main', 'ready'],
      ['spare', 'ready'],
      ['fit-1', 'busy'],
    ]);
  }, patient);
  return client;
}

test.each(['asked to end', 'killed'])(
  'an app that is %s while chains sample leaves nothing of R',
  async (end) => {
    const app = await startApp();
    const { pid, home } = app;
    try {
      await atWork(app);
      // Three workers and two chains.
      expect(rProcessesBelow(pid).length).toBeGreaterThanOrEqual(5);
      expect(foldersOf(pid)).toHaveLength(3);
      if (end === 'killed') await app.kill();
      else {
        expect(await app.stop()).toBe(0);
        // The first Ctrl+C has said so, the second has ended it.
        expect(app.log()).toContain('Fit of Endless: its draws are lost.');
      }
    } finally {
      await app.kill();
    }
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
    await vi.waitFor(() => expect(foldersOf(pid)).toEqual([]), { timeout: 20_000 });
  },
);
