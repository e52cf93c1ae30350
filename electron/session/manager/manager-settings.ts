import { type BackOffSettings, usualBackOff } from './back-off';

/** Times in milliseconds, sizes in bytes. */
export interface ManagerSettings {
  /** Keep a spare, start again after crashes, retire what is idle: what an app does that stays, and a command does not. */
  readonly automatic: boolean;
  readonly backOff: BackOffSettings;
  /** How long a call whose worker died waits to hear of the next one. */
  readonly recoverWaitMs: number;
  /** From a worker's being ready, or the last spare's being used up, to the next spare's start. */
  readonly spareDelayMs: number;
  /** No spare is started with less memory free than this; one that waits is ended where half of it is gone too. */
  readonly spareMemory: number;
  /** After this time without calls and handles workers of the app's environment are ended, … */
  readonly idleMs: number;
  /** … those of other environments after this. */
  readonly otherIdleMs: number;
  /** How often it is looked whether a spare is due or a worker idle. */
  readonly tickMs: number;
  /** How often memory is read while somebody watches. */
  readonly memoryMs: number;
  /** The least time between two tellings of the workers' states. */
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
