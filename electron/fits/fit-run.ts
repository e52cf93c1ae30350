import type { ChainProgress, FitDetail, FitStage } from '../../shared/contract/work';
import { asStudioError, isStudioError } from '../../shared/errors/studio-error';
import type { EnvironmentLock } from '../../shared/locks/snapshot';
import type { FitInfo, LostChain } from '../../shared/model/project';
import { takeLock } from '../environments/snapshots/take-lock';
import type { JobSession } from '../session/manager/job-worker';
import type { WorkerEvent } from '../session/session';
import { tableToR } from '../session/table-to-r';
import type { RValue } from '../session/values';
import type { VerbAnswer, VerbInput } from '../session/verbs/list';
import { ChainWords } from './chain-words';
import type { CompileCache } from './compile-cache';
import type { WrittenDraws } from './draws-file';
import type { FitContext, FitRequest } from './fit-context';
import { chainFailure, compileFailure, startFailure } from './fit-failures';
import { FitLog } from './fit-log';
import { readProgress, waitingChains } from './progress';
import { diagnosticsOf } from './sampler-diagnostics';

/** The most warnings to save and show with a fit: a sampler may warn at every draw. */
const mostWarnings = 100;

/** Runs the stages of a fit in R until it is sampled, and collects output and facts. */
export class FitRun {
  private chains: readonly ChainProgress[];
  readonly log = new FitLog();
  private readonly words = new ChainWords();
  /** The chains without draws. */
  private lost: readonly LostChain[] = [];
  private readonly began = Date.now();
  private seconds = { compile: 0, sample: 0 };
  private compiled: FitInfo['compiled'] = 'reused';
  private builtWith: Readonly<Record<string, string>> = {};
  private versions: Readonly<Record<string, string>> = {};
  private readonly warnings: string[] = [];
  private furtherWarnings = 0;
  private readonly missing: string[] = [];
  private sampling = false;
  private stage: FitStage = 'starting';
  /** Releases the compiled model. */
  release: () => Promise<void> = async () => undefined;

  constructor(
    private readonly cache: CompileCache,
    private readonly request: FitRequest,
    private readonly report: FitContext['report'],
  ) {
    this.chains = waitingChains(request.spec.sampling.chains, request.spec.sampling.iter);
  }

  readonly listen = (event: WorkerEvent): void => {
    switch (event.kind) {
      case 'stdout':
      case 'stderr': {
        this.log.add(event.line);
        if (this.sampling) this.words.add(event.line);
        const chains = readProgress(this.chains, event.line);
        if (chains !== this.chains) {
          this.chains = chains;
          this.report({ progress: { chains } });
        }
        return;
      }
      case 'condition':
        this.log.add(`${event.level}: ${event.message}`);
        if (this.sampling && event.level === 'warning') this.warn(event.message);
        return;
      case 'verb':
        if (event.name === 'compiling') this.report({ detail: { compile: 'compiling' } });
        if (event.name === 'sampled') this.enter('saving');
        return;
      case 'log':
        return;
    }
  };

  /**
   * Compiles and samples the fit; R then writes it to `objectFile`. Returns why writing failed, or null. The worker
   * keeps the fit in both cases.
   */
  async sample(session: JobSession, objectFile: string): Promise<string | null> {
    const { request } = this;
    this.versions = session.info.versions;
    const data = tableToR(request.table);
    const call = { call: request.call, data, data_name: request.datasetId };

    const prepared = await session.verb('prepare_fit', call);
    this.builtWith = prepared.builtWith;
    const { file, release } = await this.cache.hold(prepared.stanCode, this.builtWith);
    this.release = release;

    this.enter('compiling');
    const compileBegan = Date.now();
    const { fit, reused } = await this.compile(session, prepared.fit, file);
    this.compiled = reused ? 'reused' : 'compiled';
    const sampleBegan = Date.now();
    if (!reused) this.seconds.compile = (sampleBegan - compileBegan) / 1000;
    this.enter('sampling', { compile: reused ? 'reused' : 'compiling' });
    this.sampling = true;
    try {
      const sampled = await this.runChains(session, { ...call, fit, file: objectFile });
      this.lost = this.lostChains(sampled.chains);
      this.enter('saving');
      return sampled.problem;
    } finally {
      this.sampling = false;
      this.seconds.sample = (Date.now() - sampleBegan) / 1000;
    }
  }

  /** The facts about the fit when it has draws. Never fails: missing facts are named in the fit's warnings. */
  info(draws: WrittenDraws): Omit<FitInfo, 'id' | 'bytes'> {
    const { request, builtWith, lost } = this;
    return {
      modelId: request.modelId,
      modelName: request.modelName,
      datasetId: request.datasetId,
      spec: request.spec,
      createdAt: new Date().toISOString(),
      seconds: { ...this.seconds, total: (Date.now() - this.began) / 1000 },
      compiled: this.compiled,
      chains: draws.chains,
      drawsPerChain: draws.drawsPerChain,
      variableCount: draws.variables.length,
      ...this.diagnostics(draws),
      ...(lost.length > 0 && { lostChains: lost }),
      warnings: this.allWarnings(),
      versions: { ...this.versions, ...builtWith },
      call: request.call,
    };
  }

  /** Warns that a part of the fit is missing; the fit is saved without it. */
  lacks(what: string, error: unknown): void {
    const text = `${what}: ${asStudioError(error).message}`;
    this.log.add(text);
    this.missing.push(text);
  }

  private enter(stage: FitStage, more: Partial<FitDetail> = {}): void {
    if (stage === this.stage) return;
    this.stage = stage;
    this.report({ detail: { stage, stageSince: Date.now(), ...more } });
  }

  private warn(message: string): void {
    if (this.warnings.length < mostWarnings) this.warnings.push(message);
    else this.furtherWarnings += 1;
  }

  private allWarnings(): readonly string[] {
    const count = this.furtherWarnings;
    const further = count === 0 ? [] : [`${count} more warnings are in the fit's log.`];
    return [...this.warnings, ...further, ...this.missing];
  }

  private diagnostics(draws: WrittenDraws): Pick<FitInfo, 'divergences' | 'maxTreedepthHits' | 'ebfmi'> {
    if (draws.missing !== null) this.lacks('The diagnostics of the sampler are not known', draws.missing);
    return diagnosticsOf(draws, this.request.spec.sampling.maxTreedepth ?? 10);
  }

  /** The requested chains that are not in `present`. If `present` is unknown, the chains that Stan could not start. */
  private lostChains(present: readonly number[]): readonly LostChain[] {
    const asked = this.chains.map(({ chain }) => chain);
    const lost = present.length > 0 ? asked.filter((chain) => !present.includes(chain)) : this.words.failed;
    return lost.map((chain) => ({ chain, reason: this.words.reasonOf(chain) }));
  }

  /** The versions that the fit depended on, asked of its worker. */
  async lock(session: JobSession): Promise<EnvironmentLock | null> {
    try {
      const { compiler } = this.builtWith;
      return await takeLock(session, session.info.environment, compiler === undefined ? {} : { compiler });
    } catch (error) {
      this.lacks('The versions of the packages are not saved', error);
      return null;
    }
  }

  private async runChains(
    session: JobSession,
    input: VerbInput<'sample_model'>,
  ): Promise<VerbAnswer<'sample_model'>> {
    try {
      return await session.verb('sample_model', input);
    } catch (error) {
      const failure = chainFailure(error, this.chains);
      const noDraws =
        isStudioError(failure, 'r-error') && /No chain gave|not contain posterior/.test(failure.message);
      if (!isStudioError(failure, 'r-error') || (this.words.failed.length === 0 && !noDraws)) throw failure;
      throw startFailure(this.lostChains([]), this.chains.length, failure);
    }
  }

  private async compile(
    session: JobSession,
    fit: RValue,
    file: string,
  ): Promise<VerbAnswer<'compile_model'>> {
    try {
      return await session.verb('compile_model', { fit, file });
    } catch (error) {
      throw compileFailure(error, this.log.last(40));
    }
  }
}
