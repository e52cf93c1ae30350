import { afterAll, beforeAll, expect } from 'vitest';
import { ObjectService } from '../../../electron/objects/object-service';
import type { Session } from '../../../electron/session/session';
import type { StartOptions } from '../../../electron/session/start-session';
import type { ObjectPlace, PathStep } from '../../../shared/contract/objects';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { StudioError } from '../../../shared/errors/studio-error';
import { foldersOf, start } from '../session/real-worker';
import { mainWorker } from './main-worker';

/** One real worker as the main one, and the service on top of it. */
export class RealObjects {
  /** What the service was told by no caller. */
  readonly warnings: StudioError[] = [];
  readonly service = new ObjectService(
    {
      workers: () => this.infos(),
      verb: (name, input, options) => this.session.verb(name, input, options),
      verbIn: (_, name, input, options) => this.session.verb(name, input, options),
    },
    (error) => this.warnings.push(error),
  );
  #session: Session | null = null;

  get session(): Session {
    if (!this.#session) throw new Error('the worker has not been started');
    return this.#session;
  }

  async restart(options: Partial<StartOptions> = {}): Promise<void> {
    await this.#session?.kill();
    this.#session = await start({ role: 'main', ...options });
  }

  async close(): Promise<void> {
    await this.#session?.kill();
    expect(foldersOf(process.pid)).toEqual([]);
    expect(this.warnings).toEqual([]);
  }

  /** The place of what R code gives. */
  async place(code: string, ...path: readonly PathStep[]): Promise<ObjectPlace> {
    const { object } = await this.service.add({ from: 'code', code });
    return { ref: object.ref, path: [...path] };
  }

  async run(code: string): Promise<string> {
    return (await this.service.add({ from: 'code', code })).printed.text;
  }

  /** All parts of what R code gives. */
  async parts(code: string, ...path: readonly PathStep[]) {
    return (await this.service.parts(await this.place(code, ...path), 0, 1000)).parts;
  }

  async page(
    code: string,
    window: Partial<Record<'offset' | 'limit' | 'columnOffset' | 'columnLimit', number>> = {},
  ) {
    const usual = { offset: 0, limit: 100, columnOffset: 0, columnLimit: 50 };
    return this.service.page(await this.place(code), { ...usual, ...window });
  }

  private infos(): readonly WorkerInfo[] {
    const { state, pid, epoch } = this.session;
    return [mainWorker({ state: state === 'busy' ? 'busy' : 'ready', pid, epoch })];
  }
}

/** A worker for all tests of a file. */
export function realObjects(options: Partial<StartOptions> = {}): RealObjects {
  const objects = new RealObjects();
  beforeAll(() => objects.restart(options));
  afterAll(() => objects.close());
  return objects;
}

export async function failureOf(promise: Promise<unknown>): Promise<StudioError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof StudioError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

export const element = (index: number): PathStep => ({ by: 'element', index });
export const slot = (name: string): PathStep => ({ by: 'slot', name });
export const attribute = (name: string): PathStep => ({ by: 'attribute', name });
export const binding = (name: string): PathStep => ({ by: 'binding', name });
