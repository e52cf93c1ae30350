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
import type { WorkerInfo } from '../../shared/contract/workers';
import { StudioError } from '../../shared/errors/studio-error';
import { quoteName } from '../../shared/model/r-syntax/names';
import type { Table } from '../../shared/model/table';
import { listOf, textsOf } from '../session/expect';
import type { CallOptions } from '../session/session';
import type { SexpWrapper } from '../session/sexp-wrapper';
import { tableToR } from '../session/tables';
import type { RInput, RValue } from '../session/values';
import { objectsOf, pageOf, parametersOf, partsOf, resultOf, shownOf } from './object-answers';
import { ObjectLists } from './object-lists';

/** What is needed of the session manager. */
export interface ObjectWorkers {
  workers(): readonly WorkerInfo[];
  /** In the main worker of the app's environment. */
  call(target: string, options?: CallOptions): Promise<RValue>;
  callIn(workerId: string, target: string, options?: CallOptions): Promise<RValue>;
}

/** Where an object comes from, with all that is needed to make it. */
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

/** Printing stops by itself after 5 s where R can stop it; a method that hangs in compiled code ends with its worker. */
const textTimeoutMs = 30_000;
/** Looking at parts and cells is quick, unless a method that formats cells is not. */
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
    this.#lists = new ObjectLists(
      async (worker, epoch) => objectsOf(await workers.callIn(worker, 'studio::object_list'), worker, epoch),
      warn,
    );
  }

  /** The objects of every main worker, oldest first; of one that is busy those that were known last. */
  list(): Promise<readonly ObjectInfo[]> {
    return this.#lists.all(this.workers.workers().filter(({ role }) => role === 'main'));
  }

  /** Makes an object in the app's main worker. Throws `r-error` or `invalid-input` with what R said. */
  async add(making: ObjectMaking, signal?: AbortSignal): Promise<ObjectResult> {
    const { verb, kwargs, origin } = await request(making);
    const code = making.from === 'code' && { code: origin };
    const options = { kwargs: { ...kwargs, origin }, signal, ...code };
    return this.#keep(await this.workers.call(`studio::${verb}`, options), origin);
  }

  async parts(place: ObjectPlace, offset: number, limit: number, signal?: AbortSignal): Promise<ObjectParts> {
    return partsOf(await this.#look(place, 'object_parts', { offset, limit }, lookTimeoutMs, signal));
  }

  /** What `print` or `str` says, within limits. Throws `r-error` where a method fails. */
  async text(place: ObjectPlace, form: 'print' | 'str', signal?: AbortSignal): Promise<ObjectText> {
    return shownOf(await this.#look(place, 'object_text', { form }, textTimeoutMs, signal));
  }

  /** A window of a data frame, matrix or vector; `invalid-input` for other objects. */
  async page(place: ObjectPlace, window: PageRequest, signal?: AbortSignal): Promise<ObjectPage> {
    const { offset, limit, columnOffset, columnLimit } = window;
    const kwargs = { offset, limit, column_offset: columnOffset, column_limit: columnLimit };
    return pageOf(
      await this.#look(place, 'object_page', kwargs, lookTimeoutMs, signal),
      offset,
      columnOffset,
    );
  }

  /** Lets objects go. Those that are gone already are no error. */
  async release(refs: readonly ObjectRef[]): Promise<void> {
    const epochs = new Map(this.workers.workers().map(({ id, epoch }) => [id, epoch]));
    const alive = refs.filter(({ worker, epoch }) => epochs.get(worker) === epoch);
    for (const worker of new Set(alive.map((ref) => ref.worker))) {
      const ids = alive.filter((ref) => ref.worker === worker).map(({ id }) => id);
      await this.workers.callIn(worker, 'studio::release', { kwargs: { ids } });
    }
    this.#lists.remove(refs);
  }

  /** Functions as `package::name`, the nearest to `text` first. */
  async functions(worker: string, text: string, signal?: AbortSignal): Promise<readonly string[]> {
    const kwargs = { text, limit: functionLimit };
    const answer = await this.workers.callIn(worker, 'studio::object_functions', { kwargs, signal });
    return textsOf(listOf(answer).target);
  }

  /** Throws `invalid-input` for a function that does not exist. */
  async parameters(
    worker: string,
    target: string,
    signal?: AbortSignal,
  ): Promise<readonly ObjectParameter[]> {
    const kwargs = { target };
    return parametersOf(await this.workers.callIn(worker, 'studio::object_parameters', { kwargs, signal }));
  }

  /** Calls a function; what it gives is kept. Throws `r-error` with R's condition. */
  async call(
    worker: string,
    target: string,
    args: readonly ObjectArgument[],
    signal?: AbortSignal,
  ): Promise<ObjectResult> {
    const encoded = args.map(({ name, value }): RInput => {
      if ('code' in value) return { name, code: value.code };
      if (value.ref.worker !== worker) throw elsewhere(value.ref, worker);
      this.#refuseStale(value.ref);
      return { name, place: placeToR(value), as: value.as };
    });
    const origin = shortOrigin(callText(target, args));
    const options = { kwargs: { target, arguments: encoded, origin }, signal, code: origin };
    return this.#keep(await this.workers.callIn(worker, 'studio::object_call', options), origin);
  }

  #keep(answer: RValue, origin: string): ObjectResult {
    const result = resultOf(answer, origin, (handle) => this.#workerOf(handle));
    this.#lists.add(result.object);
    return result;
  }

  #look(
    place: ObjectPlace,
    verb: string,
    kwargs: Readonly<Record<string, RInput>>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<RValue> {
    this.#refuseStale(place.ref);
    const options = { kwargs: { place: placeToR(place), ...kwargs }, timeoutMs, signal };
    return this.workers.callIn(place.ref.worker, `studio::${verb}`, options);
  }

  /** A worker is not started to hear that it has no such object. */
  #refuseStale({ worker, epoch }: ObjectRef): void {
    const info = this.workers.workers().find(({ id }) => id === worker);
    if (info?.epoch === epoch) return;
    throw new StudioError('stale-handle', 'The object went with its R worker, which has ended.', {
      hint: 'Add the object again, or compute it again.',
    });
  }

  #workerOf({ epoch }: SexpWrapper): string {
    const worker = this.workers.workers().find((info) => info.epoch === epoch);
    if (worker) return worker.id;
    throw new StudioError('stale-handle', 'The object went with its R worker, which has just ended.', {
      hint: 'Try again.',
    });
  }
}

interface Making {
  readonly verb: string;
  readonly kwargs: Readonly<Record<string, RInput>>;
  readonly origin: string;
}

async function request(making: ObjectMaking): Promise<Making> {
  switch (making.from) {
    case 'file':
      await refuseMissing(making.path);
      return { verb: 'object_file', kwargs: { file: making.path }, origin: making.origin };
    case 'table':
      return { verb: 'object_data', kwargs: { data: tableToR(making.table) }, origin: making.origin };
    case 'code': {
      const { code } = making;
      return { verb: 'object_code', kwargs: { code }, origin: shortOrigin(code) };
    }
  }
}

/** R code on one line, cut where it is long. */
function shortOrigin(code: string): string {
  const shown = code.trim().replace(/\s+/g, ' ');
  return shown.length > originLimit ? `${shown.slice(0, originLimit - 1)}…` : shown;
}

/** A call as R code: what its result is known by. */
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
    throw new StudioError('invalid-input', `The R object of the fit is missing: there is no ${path}.`, {
      hint: `Fit the model again, or put ${basename(path)} back from a copy.`,
      where: path,
      cause,
    });
  }
}

/** A place as the worker's objects.R takes it. */
function placeToR({ ref: { id, epoch }, path }: ObjectPlace): RInput {
  const steps = path.map((step) =>
    step.by === 'element'
      ? { by: step.by, index: step.index, name: '' }
      : { by: step.by, index: 0, name: step.name },
  );
  return { id, epoch, path: steps };
}

function elsewhere({ worker }: ObjectRef, wanted: string): StudioError {
  return new StudioError(
    'invalid-input',
    `An argument is an object of the worker ${worker}, and the call is for ${wanted}.`,
    { hint: 'Choose objects of one worker.' },
  );
}
