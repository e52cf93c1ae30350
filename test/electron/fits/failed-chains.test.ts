import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startFailure } from '../../../electron/fits/fit-failures';
import { Project } from '../../../electron/projects/project';
import type { Session } from '../../../electron/session/session';
import { StudioError } from '../../../shared/errors/studio-error';
import type { Table } from '../../../shared/model/table';
import { processesOf, until } from '../session/real-worker';
import { addModel, countsOf, countsSpec, realFits } from './real-fit';

// Where the model is not compiled yet, the first of these compiles it.
vi.setConfig({ testTimeout: 15 * 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'brms-studio-chains-'));
let project: Project;
let queue: ReturnType<typeof realFits>;
const sessions: Session[] = [];
const lines: string[] = [];
beforeAll(async () => {
  project = await Project.create(join(folder, 'p'), 'p');
  queue = realFits(
    (session) => sessions.push(session),
    (event) => {
      if (event.kind === 'stdout') lines.push(event.line);
    },
  );
});
afterAll(async () => {
  await queue.work.close();
  rmSync(folder, { recursive: true });
});

/** Counts whose model has a log density of minus infinity wherever a chain begins. */
function impossible(): Table {
  const table = countsOf(10);
  const columns = table.columns.map((column) =>
    column.name === 'zAge' && column.kind === 'double'
      ? { ...column, values: column.values.map((_, i) => (i % 2 === 0 ? 1e200 : -1e200)) }
      : column,
  );
  return { ...table, columns };
}

it.each([1, 2])('with %i cores: no chain can start, and the error has Stan’s own reason', async (cores) => {
  const modelId = await addModel(project, impossible(), countsSpec({ chains: 2, iter: 20, cores }));
  lines.length = 0;
  const error: unknown = await queue.fits.start(project, modelId).result.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'r-error', hint: expect.stringMatching(/logarithm of zero/) });
  expect((error as StudioError).message).toMatch(
    /could (not )?start.* Stan says: .*Log probability evaluates to log\(0\).*Initialization.* failed/,
  );
  expect(readdirSync(project.folders.fits).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('a chain that is killed ends the fit within seconds, and the error names it', async () => {
  const spec = countsSpec({ chains: 2, iter: 1_000_000, cores: 2 });
  const modelId = await addModel(project, countsOf(50), spec);
  lines.length = 0;
  const { result } = queue.fits.start(project, modelId);
  const failure = result.catch((error: unknown) => error);
  await until(
    () => [1, 2].every((chain) => lines.some((line) => line.startsWith(`Chain ${chain}: Iter`))),
    300_000,
  );
  const { pid, epoch } = sessions.at(-1)?.info ?? { pid: 0, epoch: '' };
  // The children of R itself are its chains, in the order in which they were started.
  const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, name]) => name === 'R')
    .map(([child]) => Number(child))
    .sort((a, b) => a - b);
  expect(children).toHaveLength(2);
  const killedAt = Date.now();
  process.kill(children[1] ?? 0, 'SIGKILL');
  const error = await failure;
  expect(error).toMatchObject({
    code: 'worker-crashed',
    message: expect.stringMatching(/^Chain 2 was stopped by the system: its process was killed/),
    hint: expect.stringMatching(/memory ran short/),
  });
  // The other chain would take many minutes more.
  expect(Date.now() - killedAt).toBeLessThan(60_000);
  expect(processesOf(epoch)).toEqual([]);
});

it('chains that are lost beside one that is not are named, with Stan’s words', () => {
  const said = 'Initialization failed.';
  const why = new StudioError('r-error', 'No chain gave any draws.');
  const error = startFailure([{ chain: 2, reason: said }], 4, why);
  expect(error.message).toBe(
    'Chain 2 could not start, which ended the fit. Stan says: Initialization failed.',
  );
  expect(startFailure([], 4, why).message).toBe('No chain could start: No chain gave any draws.');
});
