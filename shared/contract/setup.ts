import * as z from 'zod';

/** How brms and a backend can be had. */
export const setupMethod = z.enum(['system', 'binary', 'source']);
export type SetupMethod = z.infer<typeof setupMethod>;
export const setupBackend = z.enum(['rstan', 'cmdstanr']);
export type SetupBackend = z.infer<typeof setupBackend>;

export interface SetupStep {
  readonly title: string;
  /** The exact line or R code. */
  readonly command: string;
  /** It needs the system's administrator. */
  readonly root: boolean;
  readonly seconds: number;
  readonly downloadBytes: number | null;
}

/** What "Install brms" would do, shown before it does it. */
export interface SetupPlan {
  readonly environment: string;
  readonly method: SetupMethod;
  readonly backend: SetupBackend;
  /** Methods that this machine has, the best first, and why the others are not. */
  readonly methods: readonly {
    readonly method: SetupMethod;
    readonly title: string;
    readonly unavailable: string | null;
  }[];
  readonly steps: readonly SetupStep[];
  readonly seconds: number;
  readonly downloadBytes: number | null;
  /** Nothing is left to do. */
  readonly complete: boolean;
  /** What a person has to do first: lines to run in a terminal, or in words where none are known; null where nothing. */
  readonly byHand: { readonly kind: 'lines' | 'words'; readonly text: string } | null;
}
