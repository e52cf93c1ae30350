import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStudio, type Studio } from '../../../electron/app/studio';
import { createHandlers } from '../../../electron/handlers/handlers';
import type { WindowState } from '../../../electron/handlers/window-state';
import type { CallContext } from '../../../electron/ipc/connection';
import { browserWindow } from '../../../electron/ipc/window-host';
import { writeJson } from '../../../electron/projects/json-files';
import type { Project } from '../../../electron/projects/project';
import { analyses } from '../../../shared/analyses/list';
import {
  type Input,
  type ProcedureName,
  procedureNames,
  procedures,
} from '../../../shared/contract/procedures';
import { newSpec } from '../../../shared/model/spec';
import { fitInfo } from '../projects/fit-info';
import { workerFolder } from '../session/real-worker';

/** What a window can ask about its project: every procedure that can reach what stands in one. */
type Asked = Extract<
  ProcedureName,
  | `data.${string}`
  | `model.${string}`
  | `fit.${string}`
  | `analysis.${string}`
  | `work.${string}`
  | `objects.${string}`
  | `plot.${string}`
  | 'snapshot.ofFit'
>;
type Question = { readonly [N in Asked]: Input<N> };

const spec = newSpec('y ~ 1');
const place = { ref: { worker: 'main', epoch: 'e', id: '1' }, path: [] };
const questions: Question = {
  'data.import': { fileName: 'a.csv', bytes: new TextEncoder().encode('a\n1\n') },
  'data.page': { datasetId: 'd', offset: 0, limit: 10 },
  'data.setKind': { datasetId: 'd', column: 'y', kind: 'string' },
  'data.remove': { datasetId: 'd' },
  'model.create': { datasetId: 'd' },
  'model.save': { id: 'model', name: 'm', datasetId: 'd', spec },
  'model.remove': { modelId: 'model' },
  'model.stan': { spec, datasetId: 'd' },
  'model.priors': { spec, datasetId: 'd' },
  'fit.start': { modelId: 'model' },
  'fit.save': { workId: 'work-1' },
  'fit.remove': { fitId: 'fit-1' },
  'fit.log': { fitId: 'fit-1' },
  'analysis.run': { fit: 'fit-1', id: 'summary', query: {} },
  'plot.file': {
    ...{ fit: 'fit-1', plot: 'trace', query: { variable: 'a' }, options: {}, format: 'svg' },
    ...{ width: 100, height: 60, dpi: 100 },
  },
  'work.list': undefined,
  'work.cancel': { workId: 'work-1' },
  'work.dismiss': { workId: 'work-1' },
  'objects.list': undefined,
  'objects.add': { fitId: 'fit-1' },
  'objects.parts': { place, offset: 0, limit: 1 },
  'objects.text': { place, form: 'print' },
  'objects.page': { place, offset: 0, limit: 1, columnOffset: 0, columnLimit: 1 },
  'objects.release': { refs: [] },
  'objects.functions': { worker: 'main', text: 'a' },
  'objects.parameters': { worker: 'main', target: 'base::paste' },
  'objects.call': { worker: 'main', target: 'base::paste', arguments: [] },
  'snapshot.ofFit': { fitId: 'fit-1' },
};
const needTrust: readonly Asked[] = [
  'model.stan',
  'model.priors',
  'fit.start',
  'fit.save',
  'objects.add',
  'objects.call',
];
/** They look at objects that are in a worker already: none is this project's, which could not make any. */
const ofObjects: readonly string[] = ['parts', 'text', 'page', 'functions', 'parameters'].map(
  (n) => `objects.${n}`,
);

const home = mkdtempSync(join(tmpdir(), 'untrusted-'));
let studio: Studio;
let foreign: Project;
let handlers: ReturnType<typeof createHandlers>;
/** What was asked of a worker, or would have started one. */
const reached: string[] = [];

beforeAll(async () => {
  const at = (name: string) => join(home, name);
  const paths = {
    home,
    brmspy: at('brmspy'),
    config: at('config'),
    cache: at('cache'),
    projects: at('projects'),
  };
  studio = await createStudio({ resources: { worker: workerFolder }, paths, headless: true });
  const project = await studio.projects.create(at('theirs'), 'P');
  const y = { kind: 'double', name: 'y', values: Float64Array.of(1, 2, 3) } as const;
  await project.addDataset('d', 'test', { rowCount: 3, columns: [y] });
  await project.addModel('m', 'd', spec);
  mkdirSync(join(project.folders.fits, 'fit-1'));
  await writeJson(join(project.folders.fits, 'fit-1', 'fit.json'), fitInfo);
  // Read anew with its fit.
  await studio.projects.release(project);
  cpSync(project.path, at('foreign'), { recursive: true });
  foreign = await studio.projects.open(at('foreign'));
  handlers = createHandlers({
    ...studio,
    workers: watched('workers', studio.workers),
    objects: watched('objects', studio.objects),
    fits: watched('fits', studio.fits),
    work: watched('work', studio.work),
    environmentWork: watched('environmentWork', studio.environmentWork),
  });
});
afterAll(async () => {
  await studio.close();
  rmSync(home, { recursive: true });
});

/** `service`, each of whose calls is noted and refused. */
function watched<T extends object>(name: string, service: T): T {
  return new Proxy(service, {
    get: (target, key) =>
      typeof Reflect.get(target, key) !== 'function'
        ? Reflect.get(target, key)
        : () => {
            reached.push(`${name}.${String(key)}`);
            throw new Error('R was asked');
          },
  });
}

async function ask<N extends Asked>(
  name: N,
  project: Project,
  question: Input<N> = questions[name],
): Promise<string> {
  reached.length = 0;
  const handler = handlers[name] as (input: unknown, context: CallContext<WindowState>) => unknown;
  const signal = new AbortController().signal;
  const state = { project, host: browserWindow() };
  try {
    await handler(question, {
      signal,
      connection: { state, closed: signal, emit: () => undefined },
    });
    return 'answered';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  }
}

describe('in a project that is not trusted', () => {
  it('the contract says of these procedures, and no others, that they run R on what stands in one', () => {
    const which = (needs: (of: unknown) => boolean) =>
      procedureNames.filter((name) => needs(procedures[name].needsTrust));
    expect(which((of) => of === true)).toEqual(needTrust);
    // With some inputs: an analysis that asks brms.
    expect(which((of) => typeof of === 'function')).toEqual(['analysis.run', 'plot.file']);
  });

  it.each(needTrust)('%s is refused before anything is done', async (name) => {
    expect(await ask(name, foreign)).toBe('untrusted');
    expect(reached).toEqual([]);
  });

  it.each(Object.keys(questions).filter((name) => !needTrust.includes(name as Asked)) as Asked[])(
    '%s does not reach R with anything of it',
    async (name) => {
      expect(await ask(name, foreign)).not.toBe('untrusted');
      const harmless = ['work.list', 'work.cancel', 'work.dismiss', 'objects.list', 'objects.release'];
      // A file is read by the app itself.
      if (name === 'data.import') harmless.push('work.run');
      // What is asked about the fit ends with it.
      if (name === 'fit.remove') harmless.push('work.unfinished');
      if (!ofObjects.includes(name)) expect(harmless).toEqual(expect.arrayContaining(reached));
    },
  );

  it('of the analyses those that ask brms are refused, and no others', async () => {
    for (const { id, source } of analyses) {
      const answer = await ask('analysis.run', foreign, { fit: 'fit-1', id, query: {} });
      expect([id, answer === 'untrusted']).toEqual([id, source.from === 'brms']);
      expect(reached).toEqual([]);
    }
    expect(analyses.some(({ source }) => source.from === 'brms')).toBe(true);
  });

  it.each([{ fitId: 'fit-1' }, { datasetId: 'd' }, { code: '1' }])(
    'no object is made of %o',
    async (source) => {
      const context = { state: { project: foreign, host: browserWindow() } } as never;
      const handler = handlers['objects.add'];
      const signal = new AbortController().signal;
      await expect(async () => handler(source, { signal, connection: context })).rejects.toMatchObject({
        code: 'untrusted',
      });
    },
  );
});

it('once it is trusted the same questions reach R', async () => {
  const project = await studio.projects.open(join(home, 'theirs'));
  expect(project.isTrusted).toBe(true);
  for (const name of needTrust) {
    expect(await ask(name, project)).not.toBe('untrusted');
    expect([name, reached.length > 0]).toEqual([name, true]);
  }
});
