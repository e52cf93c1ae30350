import { expect } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { StudioError } from '../../../shared/errors/studio-error';
import { foldersOf, processesOf, until } from './real-worker';

/** The error that a promise rejects with, and after how many milliseconds. */
export async function failure(promise: Promise<unknown>): Promise<{ error: StudioError; afterMs: number }> {
  const began = performance.now();
  try {
    await promise;
  } catch (error) {
    if (error instanceof StudioError) return { error, afterMs: performance.now() - began };
    throw error;
  }
  throw new Error('did not fail');
}

export async function evaluate(
  session: Session,
  code: string,
  options: { readonly timeoutMs?: number; readonly onEvent?: (event: WorkerEvent) => void } = {},
) {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression], ...options });
}

/** It answers, and with the right thing. */
export async function isWell(session: Session): Promise<void> {
  const value = Math.random();
  expect(fromR(await session.call('base::identity', { args: [value] }))).toBe(value);
}

/**
 * What needs no wait takes less than so many milliseconds, also on a busy machine; what is waited for in vain, as the end
 * of a sleep or a call that nobody answers, takes longer.
 */
export const atOnce = 10_000;

/** Waits until nothing is left of a worker: no process, no folder of this process. */
export async function gone(epoch: string): Promise<void> {
  await until(() => processesOf(epoch).length === 0 && foldersOf(process.pid).length === 0, atOnce);
}
