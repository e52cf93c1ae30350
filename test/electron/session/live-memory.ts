import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What this process holds, in bytes: without what has only not been collected yet, however busy the machine is. */
export function liveMemory(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most by which this process held more than before while `work` went on, in bytes. */
export async function growth(work: Promise<unknown>): Promise<number> {
  const before = liveMemory();
  let most = before;
  const look = () => {
    most = Math.max(most, liveMemory());
  };
  const timer = setInterval(look, 200);
  try {
    await work;
  } finally {
    clearInterval(timer);
  }
  look();
  return most - before;
}
