import { type BackOffSettings, usualBackOff } from './back-off';

/** Times in milliseconds, sizes in bytes. */
export interface ManagerSettings {
  /** Keep a spare, restart after crashes, end idle workers: true in the app, false in a command that ends soon. */
  readonly automatic: boolean;
  readonly backOff: BackOffSettings;
  /** How long a call whose worker died waits for the next worker. */
  readonly recoverWaitMs: number;
  /** The time from when a worker was ready, or the last spare was used, to the start of the next spare. */
  readonly spareDelayMs: number;
  /** No spare is started with less free memory than this. With less than half of it, a waiting spare is ended. */
  readonly spareMemory: number;
  /** Workers of the app's environment are ended after this time without calls and handles. */
  readonly idleMs: number;
  /** Workers of other environments are ended after this time without calls and handles. */
  readonly otherIdleMs: number;
  /** How often the manager checks whether to start a spare or to end an idle worker. */
  readonly tickMs: number;
  /** How often memory is read while a screen shows it. */
  readonly memoryMs: number;
  /** The least time between two reports of the workers' states. */
  readonly tellMs: number;
}

const minute = 60_000;

export const usualSettings: ManagerSettings = {
  automatic: true,
  backOff: usualBackOff,
  recoverWaitMs: 20_000,
  spareDelayMs: 3000,
  spareMemory: 1.5e9,
  idleMs: 30 * minute,
  otherIdleMs: 10 * minute,
  tickMs: 1000,
  memoryMs: 3000,
  tellMs: 100,
};
