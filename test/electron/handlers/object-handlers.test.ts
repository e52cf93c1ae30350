import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStudio, type Studio } from '../../../electron/app/studio';
import { objectHandlers } from '../../../electron/handlers/object-handlers';
import type { WindowState } from '../../../electron/handlers/window-state';
import type { CallContext } from '../../../electron/ipc/connection';
import { browserWindow } from '../../../electron/ipc/window-host';
import { Project } from '../../../electron/projects/project';
import { failureOf } from '../objects/real-objects';
import { fitInfo } from '../projects/fit-info';
import { atOnce } from '../session/faults';
import { until, workerFolder } from '../session/real-worker';

const home = mkdtempSync(join(tmpdir(), 'object-handlers-'));
let studio: Studio;
let project: Project;
let handlers: ReturnType<typeof objectHandlers>;

beforeAll(async () => {
  const at = (name: string) => join(home, name);
  studio = await createStudio({
    resources: { worker: workerFolder },
    paths: { home, brmspy: at('brmspy'), config: at('config'), cache: at('cache'), projects: at('projects') },
    headless: true,
  });
  project = await Project.create(at('project'), 'P');
  const y = { kind: 'double', name: 'y', values: Float64Array.of(1, 2, 3) } as const;
  await project.addDataset('Sleep', 'test', { rowCount: 3, columns: [y] });
  mkdirSync(join(project.folders.fits, 'fit-1'));
  await project.addFit(async () => fitInfo);
  handlers = objectHandlers(studio);
});
afterAll(async () => {
  await studio.close();
  rmSync(home, { recursive: true });
});

function context(
  open: Project | null = project,
  signal = new AbortController().signal,
): CallContext<WindowState> {
  const connection = {
    state: { project: open, host: browserWindow() },
    closed: signal,
    emit: () => undefined,
  };
  return { signal, connection };
}

test('before there is a worker the list is empty and starts none', async () => {
  expect(await handlers['objects.list'](undefined, context())).toEqual([]);
  expect(studio.workers.workers().map(({ state }) => state)).not.toContain('starting');
});

test('data sets, fits and code become objects of the main worker', async () => {
  const [dataset] = project.state().datasets;
  const data = await handlers['objects.add']({ datasetId: dataset?.id ?? '' }, context());
  expect(data.object).toMatchObject({
    origin: 'Data Sleep',
    kind: 'data',
    dim: [3, 1],
    ref: { worker: 'main' },
  });
  const missing = await failureOf(Promise.resolve(handlers['objects.add']({ fitId: 'fit-1' }, context())));
  expect(missing).toMatchObject({ code: 'invalid-input', where: expect.stringContaining('fit.rds') });
  const file = join(project.folders.fits, 'fit-1', 'fit.rds');
  await handlers['objects.add']({ code: `saveRDS(list(1), ${JSON.stringify(file)})` }, context(null));
  const fit = await handlers['objects.add']({ fitId: 'fit-1' }, context());
  expect(fit.object).toMatchObject({ origin: 'Fit Model 1 (fit-1)' });
  const unknown = async () => handlers['objects.add']({ fitId: 'fit-9' }, context());
  expect((await failureOf(unknown())).message).toContain('fit-9');
  const origins = (await handlers['objects.list'](undefined, context())).map(({ origin }) => origin);
  expect(origins).toEqual(expect.arrayContaining(['Data Sleep', 'Fit Model 1 (fit-1)']));
});

test('a call that runs long is stopped by its signal and by an interrupt of the worker; the list does not wait', async () => {
  const controller = new AbortController();
  const add = (signal: AbortSignal) =>
    failureOf(Promise.resolve(handlers['objects.add']({ code: 'Sys.sleep(60)' }, context(null, signal))));
  const stopped = add(controller.signal);
  const isRunning = () => studio.workers.workers().some(({ call }) => call?.target === 'studio::object_code');
  await until(isRunning);
  const begun = Date.now();
  expect((await handlers['objects.list'](undefined, context())).length).toBeGreaterThan(1);
  expect(Date.now() - begun).toBeLessThan(atOnce);
  controller.abort();
  expect((await stopped).code).toBe('cancelled');
  const interrupted = add(new AbortController().signal);
  await until(isRunning);
  studio.workers.interrupt('main');
  expect((await interrupted).code).toBe('cancelled');
});

test('after a restart the list is empty and what was kept is stale', async () => {
  const { object } = await handlers['objects.add']({ code: '1' }, context());
  await studio.workers.restart('main');
  expect(await handlers['objects.list'](undefined, context())).toEqual([]);
  const text = async () =>
    handlers['objects.text']({ place: { ref: object.ref, path: [] }, form: 'print' }, context());
  expect((await failureOf(text())).code).toBe('stale-handle');
  expect(await handlers['objects.release']({ refs: [object.ref] }, context())).toBeNull();
});
