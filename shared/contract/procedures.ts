import { analysisProcedures } from './analysis-procedures';
import { type AppEvents, appProcedures } from './app-procedures';
import { dataProcedures } from './data-procedures';
import { doctorProcedures } from './doctor-procedures';
import { type EnvironmentEvents, environmentProcedures } from './environment-procedures';
import { fitProcedures } from './fit-procedures';
import { modelProcedures } from './model-procedures';
import { objectProcedures } from './object-procedures';
import { packageProcedures } from './package-procedures';
import { plotProcedures } from './plot-procedures';
import { type PreferenceEvents, preferenceProcedures } from './preference-procedures';
import type { InputOf, OutputOf } from './procedure';
import { type ProjectEvents, projectProcedures } from './project-procedures';
import { runtimeProcedures } from './runtime-procedures';
import { settingsProcedures } from './settings-procedures';
import { setupProcedures } from './setup-procedures';
import { type ShellEvents, shellProcedures } from './shell-procedures';
import { snapshotProcedures } from './snapshot-procedures';
import { type WorkEvents, workProcedures } from './work-procedures';
import { type WorkerEvents, workerProcedures } from './worker-procedures';

/**
 * Every call that the renderer can make, with its input's schema and its output's type: a file for each area, whose name
 * the call's begins with.
 */
export const procedures = {
  ...appProcedures,
  ...projectProcedures,
  ...dataProcedures,
  ...modelProcedures,
  ...fitProcedures,
  ...analysisProcedures,
  ...plotProcedures,
  ...workerProcedures,
  ...objectProcedures,
  ...environmentProcedures,
  ...packageProcedures,
  ...settingsProcedures,
  ...preferenceProcedures,
  ...runtimeProcedures,
  ...snapshotProcedures,
  ...doctorProcedures,
  ...setupProcedures,
  ...shellProcedures,
  ...workProcedures,
} as const;

export type Procedures = typeof procedures;
export type ProcedureName = keyof Procedures;
export type Input<N extends ProcedureName> = InputOf<Procedures[N]>;
export type Output<N extends ProcedureName> = OutputOf<Procedures[N]>;
export const procedureNames = Object.keys(procedures) as readonly ProcedureName[];

/** What main tells the renderer unasked; a part for each area. */
export interface Events
  extends AppEvents,
    EnvironmentEvents,
    PreferenceEvents,
    ProjectEvents,
    ShellEvents,
    WorkEvents,
    WorkerEvents {}
export type EventName = keyof Events;
