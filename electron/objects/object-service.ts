import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import type {
  ObjectArgument,
  ObjectInfo,
  ObjectPage,
  ObjectParameter,
  ObjectParts,
  ObjectPlace,
  ObjectRef,
  ObjectResult,
  ObjectText,
} from '../../shared/contract/objects';
import { StudioError } from '../../shared/errors/studio-error';
import { quoteName } from '../../shared/model/r-syntax/names';
import type { Table } from '../../shared/model/table';
import type { SessionManager } from '../session/manager/session-manager';
import type { SexpWrapper } from '../session/sexp-wrapper';
import { tableToR } from '../session/table-to-r';
import type { VerbOptions } from '../session/verbs/call-verb';
import type { MadeObject } from '../session/verbs/made-object';
import type { CallArgument } from '../session/verbs/object-call';
import { placeToR } from '../session/verbs/place';
import { ObjectLists } from './object-lists';

/** The functions of the session manager that are needed here. */
export type ObjectWorkers = Pick<SessionManager, 'workers' | 'verb' | 'verbIn'>;

/** The origin of an object, with all that is needed to make it. */
export type ObjectMaking =
  | { readonly from: 'file'; readonly path: string; readonly origin: string }
  | { readonly from: 'table'; readonly table: Table; readonly origin: string }
  | { readonly from: 'code'; readonly code: string };

export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
  readonly columnOffset: number;
  readonly columnLimit: number;
}

/**
 * Printing stops after 5 s if R can stop it; for a method that hangs in compiled code, the worker is ended after this.
 */
const textTimeoutMs = 30_000;
/** The most time for parts and cells. Only methods that format cells may be slow. */
const lookTimeoutMs = 60_000;
const functionLimit = 50;
const originLimit = 200;

/**
 * The objects that workers keep: made, listed, looked into, released. All throw `stale-handle` for an object whose
 * worker is gone or that has been released, and `cancelled` when `signal` aborts.
 */
export class ObjectService {
  readonly #lists: ObjectLists;

  constructor(
    private readonly workers: ObjectWorkers,
    warn: (error: StudioError) => void,
  ) {
    this.#lists = new ObjectLists(async (worker, epoch) => {
      const listed = await workers.verbIn(worker, 'object_list', {});
      return listed.map(({ id, facts, ...rest }) => ({ ...facts, ...rest, ref: { worker, epoch, id } }));
    }, warn);
  }

  /** The objects of every main worker, oldest first; for a busy worker those of its last list. */
  list(): Promise<readonly ObjectInfo[]> {
    return this.#lists.all(this.workers.workers().filter(({ role }) => role === 'main'));
  }

  /** Makes an object in the app's main worker. Throws `r-error` or `invalid-input` with R's message. */
  async add(making: ObjectMaking, signal?: AbortSignal): Promise<ObjectResult> {
    const origin = making.from === 'code' ? shortOrigin(making.code) : making.origin;
    return this.#keep(await this.#make(making, origin, signal), origin);
  }

  async parts(place: ObjectPlace, offset: number, limit: number, signal?: AbortSignal): Promise<ObjectParts> {
    const look = this.#lookAt(place, lookTimeoutMs, signal);
    const input = { place: placeToR(place), offset, limit };
    return this.workers.verbIn(place.ref.worker, 'object_parts', input, look);
  }

  /** The output of `print` or `str`, within limits. Throws `r-error` if a method fails. */
  async text(place: ObjectPlace, form: 'print' | 'str', signal?: AbortSignal): Promise<ObjectText> {
    const look = this.#lookAt(place, textTimeoutMs, signal);
    return this.workers.verbIn(place.ref.worker, 'object_text', { place: placeToR(place), form }, look);
  }

  /** Some rows and columns of a data frame, matrix or vector. Throws `invalid-input` for other objects. */
  async page(place: ObjectPlace, window: PageRequest, signal?: AbortSignal): Promise<ObjectPage> {
    const { offset, limit, columnOffset, columnLimit } = window;
    const look = this.#lookAt(place, lookTimeoutMs, signal);
    const { rowNames, ...page } = await this.workers.verbIn(
      place.ref.worker,
      'object_page',
      { place: placeToR(place), offset, limit, column_offset: columnOffset, column_limit: columnLimit },
      look,
    );
    return { offset, columnOffset, ...page, ...(rowNames !== null && { rowNames }) };
  }

  /** Releases objects; ignores those that are gone already. */
  async release(refs: readonly ObjectRef[]): Promise<void> {
    const epochs = new Map(this.workers.workers().map(({ id, epoch }) => [id, epoch]));
    const alive = refs.filter(({ worker, epoch }) => epochs.get(worker) === epoch);
    for (const worker of new Set(alive.map((ref) => ref.worker))) {
      const ids = alive.filter((ref) => ref.worker === worker).map(({ id }) => id);
      await this.workers.verbIn(worker, 'release', { ids });
    }
    this.#lists.remove(refs);
  }

  /** Functions as `package::name` that match `text`, the best match first. */
  async functions(worker: string, text: string, signal?: AbortSignal): Promise<readonly string[]> {
    return this.workers.verbIn(worker, 'object_functions', { text, limit: functionLimit }, { signal });
  }

  /** Throws `invalid-input` for a function that does not exist. */
  async parameters(
    worker: string,
    target: string,
    signal?: AbortSignal,
  ): Promise<readonly ObjectParameter[]> {
    return this.workers.verbIn(worker, 'object_parameters', { target }, { signal });
  }

  /** Calls a function and keeps its result. Throws `r-error` with R's condition. */
  async call(
    worker: string,
    target: string,
    args: readonly ObjectArgument[],
    signal?: AbortSignal,
  ): Promise<ObjectResult> {
    const encoded = args.map(({ name, value }): CallArgument => {
      if ('code' in value) return { name, code: value.code };
      if (value.ref.worker !== worker) throw elsewhere(value.ref, worker);
      this.#refuseStale(value.ref);
      return { name, place: placeToR(value), as: value.as };
    });
    const origin = shortOrigin(callText(target, args));
    const input = { target, arguments: encoded, origin };
    const made = await this.workers.verbIn(worker, 'object_call', input, { signal, code: origin });
    return this.#keep(made, origin);
  }

  async #make(making: ObjectMaking, origin: string, signal: AbortSignal | undefined): Promise<MadeObject> {
    switch (making.from) {
      case 'file':
        await refuseMissing(making.path);
        return this.workers.verb('object_file', { file: making.path, origin }, { signal });
      case 'table':
        return this.workers.verb('object_data', { data: tableToR(making.table), origin }, { signal });
      case 'code':
        return this.workers.verb('object_code', { code: making.code, origin }, { signal, code: origin });
    }
  }

  #keep({ handle, facts, createdAt, printed, said }: MadeObject, origin: string): ObjectResult {
    const ref = { worker: this.#workerOf(handle), epoch: handle.epoch, id: handle.id };
    const object = { ...facts, ref, origin, createdAt };
    this.#lists.add(object);
    return { object, printed, said };
  }

  #lookAt({ ref }: ObjectPlace, timeoutMs: number, signal: AbortSignal | undefined): VerbOptions {
    this.#refuseStale(ref);
    return { timeoutMs, signal };
  }

  /** Throws if the worker is gone, so that no worker is started just to report a missing object. */
  #refuseStale({ worker, epoch }: ObjectRef): void {
    const info = this.workers.workers().find(({ id }) => id === worker);
    if (info?.epoch === epoch) return;
    throw new StudioError('stale-handle', 'The object is gone, because its R process has ended.', {
      hint: 'Add or compute the object again.',
    });
  }

  #workerOf({ epoch }: SexpWrapper): string {
    const worker = this.workers.workers().find((info) => info.epoch === epoch);
    if (worker) return worker.id;
    throw new StudioError('stale-handle', 'The object is gone, because its R process has just ended.', {
      hint: 'Try again.',
    });
  }
}

/** R code on one line, shortened if it is long. */
function shortOrigin(code: string): string {
  const shown = code.trim().replace(/\s+/g, ' ');
  return shown.length > originLimit ? `${shown.slice(0, originLimit - 1)}…` : shown;
}

/** A call as R code, which names its result. */
function callText(target: string, args: readonly ObjectArgument[]): string {
  const parts = args.map(({ name, value }) => {
    const code = 'code' in value ? value.code : quoteName(value.as);
    return name === '' ? code : `${quoteName(name)} = ${code}`;
  });
  return `${target}(${parts.join(', ')})`;
}

async function refuseMissing(path: string): Promise<void> {
  try {
    await access(path);
  } catch (cause) {
    throw new StudioError('invalid-input', `The R object of the fit is missing: ${path} does not exist.`, {
      hint: `Fit the model again, or put ${basename(path)} back from a copy.`,
      where: path,
      cause,
    });
  }
}

function elsewhere({ worker }: ObjectRef, wanted: string): StudioError {
  return new StudioError(
    'invalid-input',
    `An argument is an object of the R process ${worker}, but the call is for ${wanted}.`,
    { hint: 'Choose only objects of the same R process.' },
  );
}
