import { writeFile } from 'node:fs/promises';
import type { JobSession } from '../../../electron/session/manager/job-worker';
import type { WorkerEvent } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import type { RValue } from '../../../electron/session/values';
import { StudioError } from '../../../shared/errors/studio-error';

/** A worker in memory: it answers the stages of a fit, and stops at the one that it is told to stop at. */
export class FakeFitWorker {
  killed = false;
  /** How often it warns while it samples. */
  warnings = 1;
  readonly targets: string[] = [];
  private fail: (error: StudioError) => void = () => undefined;

  constructor(
    readonly emit: (event: WorkerEvent) => void,
    private readonly stopAt: string | null,
    private readonly failAt: 'object' | 'draws' | null,
  ) {}

  readonly session = {
    info: { versions: { R: '4.2.2' }, environment: 'demo' },
    call: (target: string, options: { args?: unknown[] }) => this.call(target, options),
    kill: async () => {
      this.killed = true;
      this.fail(new StudioError('cancelled', 'The R worker was killed.'));
    },
  } as unknown as JobSession;

  interrupt(): void {
    this.fail(new StudioError('cancelled', 'studio::sample_model was cancelled.'));
  }

  crash(): void {
    this.fail(new StudioError('worker-crashed', 'The R worker was killed by SIGKILL during a call.'));
  }

  private async call(target: string, options: { args?: unknown[] }): Promise<RValue> {
    // As a session does: a worker that was killed between two calls takes no other.
    if (this.killed) throw new StudioError('cancelled', 'The R worker was killed.');
    this.targets.push(target);
    if (target === this.stopAt) {
      return new Promise((_, reject) => {
        this.fail = reject;
      });
    }
    switch (target) {
      case 'studio::prepare_fit':
        return list({ fit: toR('handle'), stan_code: toR('data {}'), built_with: toR('x') });
      case 'studio::compile_model':
        return list({ fit: toR('handle'), reused: toR(true) });
      case 'studio::sample_model':
        this.emit({ kind: 'stdout', line: 'Chain 1: Iteration: 10 / 20 [ 50%]  (Warmup)', callId: null });
        for (let i = 0; i < this.warnings; i += 1)
          this.emit(warning('There were 3 divergent transitions after warmup.'));
        return toR('handle');
      case 'studio::fit_draws':
        if (this.failAt === 'draws') throw new StudioError('internal', 'Shared memory is full.');
        return list({
          variables: toR(['b_Intercept']),
          draws: cube(10, 2, 1),
          sampler_names: toR(['divergent__']),
          sampler: cube(10, 2, 1),
        });
      case 'studio::save_fit':
        if (this.failAt === 'object') throw new StudioError('r-error', 'No space left on device');
        await writeFile(String(options.args?.[1]), 'rds');
        return toR(3);
      case 'studio::lock_facts':
        return list({
          libraries: toR([]),
          version: toR('4.2.2'),
          platform: toR('x86_64-pc-linux-gnu'),
          os: toR('Debian GNU/Linux 12 (bookworm)'),
          compiler: toR('unknown'),
          cmdstan: toR(''),
        });
      default:
        throw new Error(`unexpected ${target}`);
    }
  }
}

function list(elements: Record<string, RValue>): RValue {
  return { type: 'list', names: Object.keys(elements), values: Object.values(elements) };
}
function cube(draws: number, chains: number, variables: number): RValue {
  const values = Float64Array.from({ length: draws * chains * variables }, (_, i) => i % 2);
  return { type: 'double', values, dim: [draws, chains, variables] };
}
function warning(message: string): WorkerEvent {
  return { kind: 'condition', level: 'warning', message, classes: ['warning'], call: null, callId: null };
}
