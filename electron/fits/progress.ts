import type { ChainProgress } from '../../shared/contract/work';

/** "Chain 2: Iteration:  400 / 2000 [ 20%]  (Warmup)", as rstan and CmdStan print it. */
const iterationLine =
  /^\s*Chain\s+(\d+):?\s+Iteration:\s+(\d+)\s*\/\s*(\d+)\s*\[\s*\d+%\]\s+\((Warmup|Sampling)\)/;

/** The chains before their start. `total` includes warmup. */
export function waitingChains(chains: number, total: number): readonly ChainProgress[] {
  return Array.from({ length: chains }, (_, i) => ({ chain: i + 1, phase: 'waiting', iteration: 0, total }));
}

/** Does the line only report the progress of a chain? */
export function isProgress(line: string): boolean {
  return iterationLine.test(line);
}

/** The chains after one more line of a sampler's output; the same array if the line does not report progress. */
export function readProgress(chains: readonly ChainProgress[], line: string): readonly ChainProgress[] {
  const match = iterationLine.exec(line);
  if (!match) return chains;
  const [, chainText, iterationText, totalText, phaseText] = match;
  const chain = Number(chainText);
  const iteration = Number(iterationText);
  const total = Number(totalText);
  const index = chains.findIndex((c) => c.chain === chain);
  const before = chains[index];
  if (!before || iteration < before.iteration) return chains;
  const phase = iteration >= total ? 'done' : phaseText === 'Warmup' ? 'warmup' : 'sampling';
  return chains.with(index, { chain, phase, iteration, total });
}
