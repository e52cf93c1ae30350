import {
  type BytePipe,
  type ClientFrame,
  type HostFrame,
  packFrame,
  unpackFrame,
} from '../../shared/contract/frames';
import { type Input, type Output, type ProcedureName, procedures } from '../../shared/contract/procedures';
import { invalidInput } from '../../shared/errors/describe-issues';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { toWire } from '../../shared/errors/wire';
import type { CallContext, Connection } from './connection';

/** The main process's handler for each procedure of the contract. `S` is the state of a connection. */
export type Handlers<S> = {
  readonly [N in ProcedureName]: (input: Input<N>, context: CallContext<S>) => Promise<Output<N>> | Output<N>;
};

export interface RouterOptions {
  /** Called for every failed call, and for errors of pipes (`what` is then "pipe" or "event …"). */
  readonly onError?: (error: StudioError, what: string) => void;
}

export interface Router<S> {
  /** Answers the calls from `pipe` until it closes. Never throws, whatever arrives. */
  connect(pipe: BytePipe, state: S): Connection<S>;
}

type AnyHandler<S> = (input: unknown, context: CallContext<S>) => unknown;

export function createRouter<S>(handlers: Handlers<S>, options: RouterOptions = {}): Router<S> {
  const report = (thrown: unknown, what: string): StudioError => {
    const error = asStudioError(thrown);
    options.onError?.(error, what);
    return error;
  };

  /** Returns the checked input and its handler. Throws `protocol` or `invalid-input`. */
  const prepare = (name: string, input: unknown): { handler: AnyHandler<S>; input: unknown } => {
    if (!isProcedureName(name)) {
      throw new StudioError('protocol', `There is no procedure called ${JSON.stringify(name)}.`);
    }
    const schema = procedures[name].input;
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw invalidInput(`The call ${name} was refused`, parsed.error, { schema });
    // The table matches each handler to the input of its name, but TypeScript cannot follow that through a union.
    return { handler: handlers[name] as AnyHandler<S>, input: parsed.data };
  };

  return {
    connect(pipe, state) {
      const running = new Map<number, AbortController>();
      const closing = new AbortController();

      const close = (): void => {
        if (closing.signal.aborted) return;
        closing.abort();
        for (const call of running.values()) call.abort();
        running.clear();
      };
      const sendBytes = (bytes: Uint8Array): void => {
        if (closing.signal.aborted) return;
        try {
          pipe.send(bytes);
        } catch (error) {
          report(error, 'pipe');
          close();
        }
      };
      const reply = (frame: HostFrame, what: string): void => {
        let bytes: Uint8Array;
        try {
          bytes = packFrame(frame);
        } catch (error) {
          const failure = report(error, what);
          if (frame.type === 'event') return;
          bytes = packFrame({ type: 'error', id: frame.id, error: toWire(failure) });
        }
        sendBytes(bytes);
      };

      const connection: Connection<S> = {
        state,
        closed: closing.signal,
        emit: (event, value) => reply({ type: 'event', name: event, value }, `event ${event}`),
      };

      const run = async (id: number, name: string, input: unknown): Promise<void> => {
        const controller = new AbortController();
        running.set(id, controller);
        let answer: HostFrame;
        try {
          const call = prepare(name, input);
          const value = await call.handler(call.input, { signal: controller.signal, connection });
          answer = { type: 'ok', id, value };
        } catch (error) {
          answer = { type: 'error', id, error: toWire(report(error, name)) };
        }
        running.delete(id);
        reply(answer, name);
      };

      pipe.onMessage((bytes) => {
        if (closing.signal.aborted) return;
        try {
          const frame = readClientFrame(bytes);
          if (frame.type === 'cancel') running.get(frame.id)?.abort();
          else if (running.has(frame.id)) throw repeated(frame.id);
          else void run(frame.id, frame.name, frame.input);
        } catch (thrown) {
          const error = report(thrown, 'pipe');
          reply({ type: 'error', id: idOfError(error), error: toWire(error) }, 'pipe');
        }
      });
      pipe.onClose(close);
      return connection;
    },
  };
}

function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(procedures, name);
}

function repeated(id: number): StudioError {
  return new StudioError('protocol', `The call id ${id} is already in use.`);
}

/** Reads a message of a renderer, which may be malformed. Throws `protocol`. */
export function readClientFrame(bytes: Uint8Array): ClientFrame {
  let frame: unknown;
  try {
    frame = unpackFrame(bytes);
  } catch (cause) {
    throw new StudioError('protocol', 'A message from the window could not be decoded.', { cause });
  }
  if (typeof frame !== 'object' || frame === null) throw malformed('it is not an object');
  const { type, id, name, input } = frame as Readonly<Record<string, unknown>>;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) throw malformed('it has no valid id');
  if (type === 'cancel') return { type, id };
  if (type !== 'call') throw malformed('its type is neither call nor cancel', id);
  if (typeof name !== 'string') throw malformed('it names no procedure', id);
  return { type, id, name, input };
}

/** The id of the malformed frame that caused the error; 0 if it had none. */
export function idOfError(error: StudioError): number {
  const id = error.details?.id;
  return typeof id === 'number' ? id : 0;
}

function malformed(what: string, id?: number): StudioError {
  return new StudioError('protocol', `A message from the window is malformed: ${what}.`, {
    ...(id !== undefined && { details: { id } }),
  });
}
