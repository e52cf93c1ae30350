import * as z from 'zod';
import { nameText } from '../model/name-text';
import { modelSpec } from '../model/spec';
import type { Column } from '../model/table';
import { environmentProcedures } from './environment-procedures';
import type { EnvironmentEntry } from './environments';
import {
  type ObjectInfo,
  type ObjectPage,
  type ObjectParameter,
  type ObjectParts,
  type ObjectResult,
  type ObjectText,
  objectArgument,
  objectPlace,
  objectRef,
  objectSource,
} from './objects';
import { packageProcedures } from './package-procedures';
import type { PosteriorSummary, VariableDraws } from './posterior';
import { preferenceProcedures } from './preference-procedures';
import type { Preferences, UpdateAnswer } from './preferences';
import { type InputOf, type OutputOf, procedure, trustedProcedure } from './procedure';
import type { Job, ProjectState, RecentProject, SampleInfo } from './project';
import { runtimeProcedures } from './runtime-procedures';
import { setupProcedures } from './setup-procedures';
import type { ShellCommandId } from './shell';
import { shellProcedures } from './shell-procedures';
import type { AppInfo, LogEntry } from './system';
import type { Task } from './tasks';
import { type WorkerInfo, workerId } from './workers';

const nothing = z.undefined();
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/);
const modelDocument = z.object({
  id,
  name: nameText,
  datasetId: id,
  spec: modelSpec,
});

/** A window onto a data set: rows `offset` to `offset + columns[…].length`, in stored order or sorted. */
export interface DataPage {
  readonly datasetId: string;
  readonly offset: number;
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** 1-based row numbers in the stored order. */
  readonly rowNumbers: Int32Array;
}

/** A row of brms's prior table (`brms::get_prior`, `default_prior`). */
export interface PriorRow {
  readonly prior: string;
  readonly class: string;
  readonly coef: string;
  readonly group: string;
  readonly resp: string;
  readonly dpar: string;
  readonly nlpar: string;
  readonly lb: string;
  readonly ub: string;
  readonly source: string;
}

/**
 * Every call that the renderer can make, with its input's schema and its output's type.
 * Procedures after `project.open` work on the connection's open project.
 */
export const procedures = {
  'app.info': procedure<AppInfo>()(nothing),
  'app.log': procedure<readonly LogEntry[]>()(nothing),
  'project.recent': procedure<readonly RecentProject[]>()(nothing),
  'project.forget': procedure<readonly RecentProject[]>()(z.object({ path: z.string() })),
  'project.samples': procedure<readonly SampleInfo[]>()(nothing),
  'project.createFromSample': procedure<ProjectState>()(z.object({ sample: id })),
  'project.create': procedure<ProjectState>()(z.object({ name: nameText })),
  'project.open': procedure<ProjectState>()(z.object({ path: z.string().min(1) })),
  'project.close': procedure<null>()(nothing),
  /** The user's word that what is in the open project may run R from now on. */
  'project.trust': procedure<ProjectState>()(nothing),
  'project.rename': procedure<ProjectState>()(z.object({ name: nameText })),
  'data.import': procedure<{ readonly datasetId: string }>()(
    z.object({ fileName: z.string().min(1), bytes: z.instanceof(Uint8Array) }),
  ),
  'data.page': procedure<DataPage>()(
    z.object({
      datasetId: id,
      offset: z.int().min(0),
      limit: z.int().min(1).max(2000),
      sort: z.object({ column: z.string(), descending: z.boolean() }).optional(),
    }),
  ),
  'data.setKind': procedure<null>()(
    z.object({
      datasetId: id,
      column: z.string(),
      kind: z.enum(['double', 'integer', 'logical', 'string', 'factor']),
      levels: z.array(z.string()).optional(),
      ordered: z.boolean().optional(),
    }),
  ),
  'data.remove': procedure<null>()(z.object({ datasetId: id })),
  'model.create': procedure<{ readonly modelId: string }>()(
    z.object({ datasetId: id, copyOf: id.optional() }),
  ),
  'model.save': procedure<null>()(modelDocument),
  'model.remove': procedure<null>()(z.object({ modelId: id })),
  /** The Stan program that brms makes of a model. */
  'model.stan': trustedProcedure<{ readonly code: string }>()(z.object({ spec: modelSpec, datasetId: id })),
  'model.priors': trustedProcedure<readonly PriorRow[]>()(z.object({ spec: modelSpec, datasetId: id })),
  'fit.start': trustedProcedure<{ readonly jobId: string }>()(z.object({ modelId: id })),
  'fit.cancel': procedure<null>()(z.object({ jobId: id })),
  /** Writes a fit that the disk did not take once more, or its R object to a new file: its whole path. */
  'fit.save': trustedProcedure<null>()(z.object({ jobId: id, path: z.string().min(1).max(4000).optional() })),
  'fit.remove': procedure<null>()(z.object({ fitId: id })),
  /** What the worker of a fit printed, also of one that failed; "" where that was not saved. */
  'fit.log': procedure<string>()(z.object({ fitId: id })),
  'fit.summary': procedure<PosteriorSummary>()(
    z.object({ fitId: id, prob: z.number().gt(0).lt(1).default(0.95) }),
  ),
  'fit.variable': procedure<VariableDraws>()(
    z.object({ fitId: id, variable: z.string(), maxPoints: z.int().min(100).max(100_000).default(4000) }),
  ),
  'jobs.list': procedure<readonly Job[]>()(nothing),
  'jobs.dismiss': procedure<null>()(z.object({ jobId: id })),
  'workers.list': procedure<readonly WorkerInfo[]>()(nothing),
  /** Starts the worker anew, or for the first time. Refused for the worker of a fit. */
  'workers.restart': procedure<null>()(z.object({ id: workerId })),
  /** Stops the running call, not the worker; the caller gets `cancelled`. */
  'workers.interrupt': procedure<null>()(z.object({ id: workerId })),
  /** Ends the worker; a main worker starts again when it is next needed. */
  'workers.stop': procedure<null>()(z.object({ id: workerId })),
  'objects.list': procedure<readonly ObjectInfo[]>()(nothing),
  /** Puts an object into the main worker: a fit's R object, a data set, or what R code gives. */
  'objects.add': trustedProcedure<ObjectResult>()(objectSource),
  'objects.parts': procedure<ObjectParts>()(
    z.object({ place: objectPlace, offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
  ),
  'objects.text': procedure<ObjectText>()(z.object({ place: objectPlace, form: z.enum(['print', 'str']) })),
  'objects.page': procedure<ObjectPage>()(
    z.object({
      place: objectPlace,
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
      columnOffset: z.int().min(0).default(0),
      columnLimit: z.int().min(1).max(200).default(50),
    }),
  ),
  'objects.release': procedure<null>()(z.object({ refs: z.array(objectRef).max(100_000) })),
  /** Functions whose `package::name` begins with or contains the text, at most 50. */
  'objects.functions': procedure<readonly string[]>()(
    z.object({ worker: workerId, text: z.string().max(200) }),
  ),
  'objects.parameters': procedure<readonly ObjectParameter[]>()(
    z.object({ worker: workerId, target: z.string().max(200) }),
  ),
  'objects.call': trustedProcedure<ObjectResult>()(
    z.object({
      worker: workerId,
      target: z.string().min(1).max(200),
      arguments: z.array(objectArgument).max(100),
    }),
  ),
  ...environmentProcedures,
  ...packageProcedures,
  ...preferenceProcedures,
  ...runtimeProcedures,
  ...setupProcedures,
  ...shellProcedures,
} as const;

export type Procedures = typeof procedures;
export type ProcedureName = keyof Procedures;
export type Input<N extends ProcedureName> = InputOf<Procedures[N]>;
export type Output<N extends ProcedureName> = OutputOf<Procedures[N]>;
export const procedureNames = Object.keys(procedures) as readonly ProcedureName[];

/** What main tells the renderer unasked. */
export interface Events {
  /** The open project changed: the whole state, small enough to send whole. */
  readonly 'project.changed': ProjectState;
  readonly 'job.changed': Job;
  /** After changes by windows, commands and other programs. */
  readonly 'environments.changed': readonly EnvironmentEntry[];
  readonly 'workers.changed': readonly WorkerInfo[];
  readonly 'task.changed': Task;
  readonly 'preferences.changed': Preferences;
  /** The look for a newer version at the start has found one. */
  readonly 'update.found': UpdateAnswer;
  /** Something beside what was asked for could not be done, such as a list that could not be saved. */
  readonly 'app.warning': { readonly message: string };
  /** In batches, oldest first; the newest only, where more came than a screen can take (`seq` shows the gap). */
  readonly 'log.added': readonly LogEntry[];
  /** A command of the native menu. */
  readonly 'shell.command': { readonly id: ShellCommandId };
  /** A project that was opened from outside of the page: by its file, by a second start, by a drop. */
  readonly 'shell.open': { readonly path: string };
}
export type EventName = keyof Events;
