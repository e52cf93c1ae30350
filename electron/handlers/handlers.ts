import type { SetupServices } from '../environments/doctor/examine-environment';
import type { Handlers } from '../ipc/router';
import { type AnalysisServices, analysisHandlers } from './analysis-handlers';
import { type AppServices, appHandlers } from './app-handlers';
import { type DataServices, dataHandlers } from './data-handlers';
import { doctorHandlers } from './doctor-handlers';
import { type EnvironmentServices, environmentHandlers } from './environment-handlers';
import { type FitServices, fitHandlers } from './fit-handlers';
import { type ModelServices, modelHandlers } from './model-handlers';
import { type ObjectServices, objectHandlers } from './object-handlers';
import { type PackageServices, packageHandlers } from './package-handlers';
import { type PlotServices, plotHandlers } from './plot-handlers';
import { type PreferenceServices, preferenceHandlers } from './preference-handlers';
import { type ProjectServices, projectHandlers } from './project-handlers';
import { refuseUntrusted } from './refuse-untrusted';
import { type RuntimeServices, runtimeHandlers } from './runtime-handlers';
import { type SettingsServices, settingsHandlers } from './settings-handlers';
import { setupHandlers } from './setup-handlers';
import { type ShellServices, shellHandlers } from './shell-handlers';
import { type SnapshotServices, snapshotHandlers } from './snapshot-handlers';
import type { WindowState } from './window-state';
import { type WorkServices, workHandlers } from './work-handlers';
import { type WorkerServices, workerHandlers } from './worker-handlers';

/** The services that all areas together need. */
export type HandlerServices = SetupServices &
  AppServices &
  ProjectServices &
  DataServices &
  WorkServices &
  ModelServices &
  FitServices &
  AnalysisServices &
  PlotServices &
  WorkerServices &
  ObjectServices &
  EnvironmentServices &
  PackageServices &
  SettingsServices &
  PreferenceServices &
  RuntimeServices &
  SnapshotServices &
  ShellServices;

/** Every procedure of the contract. The compiler reports a missing area. */
export function createHandlers(services: HandlerServices): Handlers<WindowState> {
  return refuseUntrusted<WindowState>({
    ...appHandlers(services),
    ...projectHandlers(services),
    ...dataHandlers(services),
    ...modelHandlers(services),
    ...fitHandlers(services),
    ...analysisHandlers(services),
    ...plotHandlers(services),
    ...workerHandlers(services),
    ...objectHandlers(services),
    ...environmentHandlers(services),
    ...packageHandlers(services),
    ...workHandlers(services),
    ...settingsHandlers(services),
    ...preferenceHandlers(services),
    ...runtimeHandlers(services),
    ...snapshotHandlers(services),
    ...doctorHandlers(services),
    ...setupHandlers(services),
    ...shellHandlers(services),
  });
}
