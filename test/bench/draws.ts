import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionManager } from '../../electron/session/manager/session-manager';
import { type BenchRow, type BenchRun, median, timed } from './measure';
import { callWithBrms, evaluate, openManager } from './our-side';

/** Of a fit: draws of each chain, chains, variables. */
type Shape = readonly [draws: number, chains: number, variables: number];

const full: readonly Shape[] = [
  [1000, 4, 1000],
  [10_000, 4, 200],
];
const small: readonly Shape[] = [[100, 4, 10]];

/**
 * A fit's draws from R to the disk: written by R itself, as the app does it, beside the way through shared memory and
 * this process. One of each in turn, so that both meet the same machine.
 */
export async function benchDraws({ quick }: Pick<BenchRun, 'quick'>): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const shape of quick ? small : full) rows.push(await drawsRow(shape, quick ? 1 : 9));
  return rows;
}

async function drawsRow([draws, chains, variables]: Shape, rounds: number): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-draws-'));
  // A worker of its own: it keeps the fit that it has been asked for first.
  const manager = openManager({ spare: false });
  try {
    await callWithBrms(manager);
    const count = draws * chains * variables;
    await makeFit(manager, folder, [draws, chains, variables]);
    const written = () => manager.verb('fit_draws', { folder });
    const transferred = async () => {
      const value = await manager.call('base::get', { args: ['bench_draws'] });
      if (value.type !== 'double' || value.values.length !== count)
        throw new Error('the draws are not whole');
      writeFileSync(join(folder, 'transferred.f64'), value.values);
    };
    const [byR, byTransfer]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      byR.push(await timed(written));
      byTransfer.push(await timed(transferred));
      for (const name of ['draws.f64', 'transferred.f64']) {
        if (statSync(join(folder, name)).size !== 8 * count) throw new Error(`${name} is not whole`);
        rmSync(join(folder, name));
      }
    }
    const counted = (times: readonly number[]) => median(times.slice(1));
    const shape = [variables, chains, draws].map((each) => each.toLocaleString('en')).join(' × ');
    return {
      name: `draws of ${shape} to disk, and through shared memory`,
      ...{ ours: counted(byR), theirs: counted(byTransfer), unit: 'ms' },
      note: `ours: written by R; theirs: R to main, then to disk; of ${rounds}`,
    };
  } finally {
    await manager.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An object with draws and nothing else of a fit: in the folder for `fit_draws`, and as an array to be asked for. */
async function makeFit(manager: SessionManager, folder: string, shape: Shape): Promise<void> {
  const code = `{
    bench_draws <<- array(runif(${shape.join(' * ')}), c(${shape.join(', ')}),
      list(NULL, NULL, paste0("r[", seq_len(${shape[2]}), "]")))
    saveRDS(posterior::as_draws_array(bench_draws), ${JSON.stringify(join(folder, 'fit.rds'))}, compress = FALSE)
  }`;
  await evaluate(manager, code);
}
