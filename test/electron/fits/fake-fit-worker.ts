import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobSession } from '../../../electron/session/manager/job-worker';
import type { WorkerEvent } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import type { RValue } from '../../../electron/session/values';
import { StudioError } from '../../../shared/errors/studio-error';
import { withVerbs } from '../session/with-verbs';

/** A worker in memory: it answers the stages of a fit, and stops at the one that it is told to stop at. */
export class FakeFitWorker {
  killed = false;
  /** How often it warns while it samples. */
  warnings = 1;
  /** The chains that have draws. */
  present = [1, 2];
  readonly targets: string[] = [];
  /** Further lines that it prints while it samples. */
  says: readonly string[] = [];
  /** Lets it go on from where it stopped. */
  goOn: () => void = () => undefined;
  private fail: (error: StudioError) => void = () => undefined;

  constructor(
    readonly emit: (event: WorkerEvent) => void,
    private readonly stopAt: string | null,
    public failAt: 'object' | 'draws' | 'answer' | null,
  ) {}

  readonly session = withVerbs({
    info: { versions: { R: '4.2.2' }, environment: 'demo' },
    call: (target: string, options: Options) => this.call(target, options),
    kill: async () => {
      this.killed = true;
      this.fail(new StudioError('cancelled', 'The R process was killed.'));
    },
  } as unknown as JobSession);

  interrupt(): void {
    this.fail(new StudioError('cancelled', 'studio::sample_model was cancelled.'));
  }

  crash(): void {
    this.fail(new StudioError('worker-crashed', 'The R process was killed by SIGKILL during a call.'));
  }

  private async call(target: string, options: Options): Promise<RValue> {
    // As a session does: a worker that was killed between two calls takes no other.
    if (this.killed) throw new StudioError('cancelled', 'The R process was killed.');
    this.targets.push(target);
    if (target === this.stopAt) {
      await new Promise<void>((resolve, reject) => {
        this.fail = reject;
        this.goOn = resolve;
      });
    }
    switch (target) {
      case 'studio::prepare_fit':
        return list({ fit: toR('handle'), stan_code: toR('data {}'), built_with: toR('x') });
      case 'studio::compile_model':
        return list({ fit: toR('handle'), reused: toR(true) });
      case 'studio::sample_model':
        this.emit({ kind: 'stdout', line: 'Chain 1: Iteration: 10 / 20 [ 50%]  (Warmup)', callId: null });
        for (const line of this.says) this.emit({ kind: 'stdout', line, callId: null });
        for (let i = 0; i < this.warnings; i += 1)
          this.emit(warning('There were 3 divergent transitions after warmup.'));
        // As R does: the object is on the disk before anything is said of it.
        return this.write(String(options.kwargs?.file), (problem) => {
          this.emit({ kind: 'verb', name: 'sampled', fields: {}, callId: null });
          return list({ problem: toR(problem), chains: toR(this.present) });
        });
      case 'studio::fit_draws':
        return this.draws(String(options.kwargs?.folder));
      case 'studio::save_fit':
        return this.write(String(options.kwargs?.file), toR);
      case 'studio::lock_facts':
        return list({
          libraries: { type: 'character', values: [] },
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

  private async write(file: string, answer: (problem: string) => RValue): Promise<RValue> {
    if (this.failAt === 'object') return answer('No space left on device');
    const problem = await writeFile(file, 'rds').then(
      () => '',
      (error: Error) => error.message,
    );
    if (this.failAt === 'answer') {
      this.failAt = null;
      throw new StudioError(
        'protocol',
        'Brms Studio could not read what R sent: bytes must be a whole number, at least 0.',
      );
    }
    return answer(problem);
  }

  private async draws(folder: string): Promise<RValue> {
    if (this.failAt === 'draws') throw new StudioError('internal', 'Shared memory is full.');
    const values = Float64Array.from({ length: 20 }, (_, i) => i % 2);
    const problem = await Promise.all(
      ['draws', 'divergent__'].map((name) => writeFile(join(folder, `${name}.f64`), values)),
    ).then(
      () => '',
      (error: Error) => error.message,
    );
    return list({
      variables: toR(['b_Intercept']),
      chains: toR(2),
      draws: toR(10),
      sampler_names: toR(['divergent__']),
      problem: toR(problem),
      missing: toR(''),
    });
  }
}

interface Options {
  readonly kwargs?: Readonly<Record<string, unknown>>;
}

function list(elements: Record<string, RValue>): RValue {
  return { type: 'list', names: Object.keys(elements), values: Object.values(elements) };
}
function warning(message: string): WorkerEvent {
  return { kind: 'condition', level: 'warning', message, classes: ['warning'], call: null, callId: null };
}
