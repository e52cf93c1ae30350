import type { WireError } from '../errors/studio-error';
import { type EnvironmentWorkKind, type ProjectRWorkKind, type WorkKind, workKinds } from './work-kinds';

/**
 * "held": it waits for an answer of the user, as a fit does that the disk does not take. "stopping": it is cancelled and
 * puts back what it had changed.
 */
export type WorkState = 'queued' | 'running' | 'held' | 'stopping' | 'done' | 'failed' | 'cancelled';

export type ChainPhase = 'waiting' | 'warmup' | 'sampling' | 'done';

export interface ChainProgress {
  readonly chain: number;
  readonly phase: ChainPhase;
  /** Iterations done, warmup included. */
  readonly iteration: number;
  readonly total: number;
}

/** How far work is: by its steps, by a fit's chains, or by an amount that is known. */
export type WorkProgress =
  | {
      /** The step that runs, counted from 1, and how many there are. */
      readonly step: { readonly number: number; readonly of: number; readonly text: string };
    }
  | { readonly chains: readonly ChainProgress[] }
  | { readonly amount: number; readonly of: number; readonly unit: 'bytes' | 'columns' };

/** What a fit does while it runs, one after the other. */
export type FitStage = 'starting' | 'compiling' | 'sampling' | 'saving';

export interface FitDetail {
  readonly modelId: string;
  readonly modelName: string;
  readonly formula: string;
  readonly stage: FitStage;
  /** When the stage began, in milliseconds since 1970. */
  readonly stageSince: number;
  /** Known once the Stan code is: a compiled model is at hand, or must be built. */
  readonly compile: 'unknown' | 'reused' | 'compiling';
  /** The saved fit; of one that failed, the place in the project that keeps its reason and log. Null before that. */
  readonly fitId: string | null;
}

export interface ImportDetail {
  /** The data set that the (first) file has become. */
  readonly datasetId: string | null;
}

export interface AnalysisDetail {
  /** The fit that is asked, and what: ids. */
  readonly fitId: string;
  readonly analysisId: string;
  /** What exactly is asked, as the analysis's schema has made it. */
  readonly query: unknown;
}

interface OwnDetails {
  readonly fit: FitDetail;
  readonly import: ImportDetail;
  readonly analysis: AnalysisDetail;
}

/** What only work of one kind tells of itself; null where that is nothing. */
export type WorkDetails = {
  readonly [Kind in WorkKind]: Kind extends keyof OwnDetails ? OwnDetails[Kind] : null;
};

interface WorkOf<Kind extends WorkKind> {
  /** "work-1"; also the `source` of its log entries. */
  readonly id: string;
  readonly kind: Kind;
  /** What it does, with the name of what it is about: "Fit of Model 1", "Installing lme4 1.1-31". */
  readonly title: string;
  readonly state: WorkState;
  /** The folder of the project that it belongs to; null for an environment's. */
  readonly project: Kind extends EnvironmentWorkKind ? null : string;
  /** The environment that it works in; null where R takes no part. */
  readonly environment: Kind extends EnvironmentWorkKind | ProjectRWorkKind ? string : null;
  readonly progress: WorkProgress | null;
  readonly detail: WorkDetails[Kind];
  /** Times in milliseconds since 1970; null before it has begun or ended. */
  readonly queuedAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Why it has failed or was cancelled, or what it is held by. */
  readonly error: WireError | null;
  /** What came of it, in a sentence. */
  readonly outcome: string | null;
}

/** Something that takes long, can be watched and stopped, from the moment it is asked for until it is dismissed. */
export type WorkItem<Kind extends WorkKind = WorkKind> = { readonly [Each in Kind]: WorkOf<Each> }[Kind];
export type FitWork = WorkItem<'fit'>;
export type EnvironmentWorkItem = WorkItem<EnvironmentWorkKind>;

/** Has it ended, one way or another? */
export function hasEnded({ state }: Pick<WorkItem, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Has it begun, and not ended? */
export function hasBegun({ state }: Pick<WorkItem, 'state'>): boolean {
  return state === 'running' || state === 'held' || state === 'stopping';
}

export function isFitWork(item: WorkItem): item is FitWork {
  return item.kind === 'fit';
}

/** Does it use an environment's R, for a project? */
export function usesEnvironment(item: WorkItem): item is WorkItem<ProjectRWorkKind> {
  const { of, usesR } = workKinds[item.kind];
  return of === 'project' && usesR;
}

/** Is it work on an environment? Such work shows in every window. */
export function isEnvironmentWork(item: WorkItem): item is EnvironmentWorkItem {
  return workKinds[item.kind].of === 'environment';
}

/** Does it change the packages that R loads? */
export function changesLibrary({ kind }: Pick<WorkItem, 'kind'>): boolean {
  return workKinds[kind].changesLibrary;
}
