import { expect, it } from 'vitest';
import { readProgress, waitingChains } from '../../../electron/fits/progress';

it('follows rstan and CmdStan through warmup and sampling', () => {
  let chains = waitingChains(2, 2000);
  for (const line of [
    "SAMPLING FOR MODEL 'x' NOW (CHAIN 1).",
    'Chain 1: Iteration:    1 / 2000 [  0%]  (Warmup)',
    'Chain 2 Iteration:  1200 / 2000 [ 60%]  (Sampling) ',
    'Chain 1: Iteration:  400 / 2000 [ 20%]  (Warmup)',
    'Chain 1: Iteration:  200 / 2000 [ 10%]  (Warmup)',
    'Chain 2: Iteration: 2000 / 2000 [100%]  (Sampling)',
    'Chain 9: Iteration: 2000 / 2000 [100%]  (Sampling)',
  ]) {
    chains = readProgress(chains, line);
  }
  expect(chains).toEqual([
    { chain: 1, phase: 'warmup', iteration: 400, total: 2000 },
    { chain: 2, phase: 'done', iteration: 2000, total: 2000 },
  ]);
});

it('leaves the chains as they are for any other line', () => {
  const chains = waitingChains(1, 10);
  expect(readProgress(chains, 'Chain 1: Gradient evaluation took 9e-05 seconds')).toBe(chains);
});
