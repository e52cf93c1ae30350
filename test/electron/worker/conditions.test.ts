import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { StudioError } from '../../../shared/errors/studio-error';
import { start } from '../session/real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

async function evaluate(code: string, onEvent: (event: WorkerEvent) => void = () => {}) {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression], onEvent });
}
async function failureOf(code: string): Promise<StudioError> {
  try {
    await evaluate(code);
  } catch (error) {
    if (error instanceof StudioError) return error;
    throw error;
  }
  throw new Error('did not fail');
}
const condition = (message: string, kind: string, more = '', first = 'odd') =>
  `structure(class = c("${first}", "${kind}", "condition"), list(message = ${message}, call = NULL${more}))`;
/** Signals as C code does; stop() and warning() ask for the message themselves. */
const signal = (what: string) => `.Internal(.signalCondition(${what}, "x", NULL))`;
/** A method as packages have them; for a class that no other test uses. */
const method = (generic: string, first: string, code: string) =>
  evaluate(`registerS3method("${generic}", "${first}", function(c) ${code}, baseenv())`);

/** What R code puts into a condition's message, and the text that has to come of it. */
const messages: readonly (readonly [string, string, string])[] = [
  ['several strings', 'c("a", "b")', 'a\nb'],
  ['NULL', 'NULL', ''],
  ['a list', 'list("a", 2)', 'a\n2'],
  ['a number', '42', '42'],
  ['NA', 'NA_character_', 'NA'],
  ['a factor', 'factor("lev")', 'lev'],
  ['a function', 'function(x) x', ''],
  ['invalid UTF-8', '"caf\\xe9!"', 'caf<e9>!'],
  ['bytes', '`Encoding<-`("caf\\xe9!", "bytes")', 'caf<e9>!'],
  ['latin1', '`Encoding<-`("caf\\xe9!", "latin1")', 'café!'],
];

describe('a message that is', () => {
  test.each(messages)(
    '%s: an error, a warning and a message all arrive, the worker lives',
    async (_, code, text) => {
      const error = await failureOf(`stop(${condition(code, 'error')})`);
      expect(error).toMatchObject({ code: 'r-error', condition: { message: text } });
      const told: WorkerEvent[] = [];
      const signals = `{ warning(${condition(code, 'warning')}); message(${condition(code, 'message')}); 7 }`;
      expect(fromR(await evaluate(signals, (event) => told.push(event)))).toBe(7);
      expect(told).toMatchObject([
        { level: 'warning', message: text },
        { level: 'message', message: text },
      ]);
    },
  );
});

describe('a condition that', () => {
  test('has a conditionMessage() that fails is an error all the same', async () => {
    await method('conditionMessage', 'mute', 'stop("no text here")');
    const error = await failureOf(signal(condition('"x"', 'error', '', 'mute')));
    expect(error.code).toBe('r-error');
    expect(error.message).toContain("the class 'mute'");
    expect(error.message).toContain('no text here');
    const told: WorkerEvent[] = [];
    await evaluate(signal(condition('"x"', 'warning', '', 'mute')), (event) => told.push(event));
    expect(told).toMatchObject([{ message: expect.stringContaining('no text here') }]);
  });

  test('has a conditionMessage() that fails with its like', async () => {
    await method('conditionMessage', 'endless', signal(condition('"again"', 'error', '', 'endless')));
    const error = await failureOf(signal(condition('"x"', 'error', '', 'endless')));
    expect(error).toMatchObject({ code: 'r-error', message: expect.stringContaining("the class 'endless'") });
  });

  test('has the class "interrupt" stops the call as an error of that code: nobody has cancelled it', async () => {
    for (const how of ['stop', 'signalCondition']) {
      const error = await failureOf(`${how}(${condition('"mine"', 'interrupt')})`);
      expect(error).toMatchObject({ code: 'r-error', message: 'mine' });
    }
    const silent = await failureOf(`stop(${condition('""', 'interrupt')})`);
    expect(silent).toMatchObject({ code: 'r-error', message: 'R code signalled an interrupt.' });
    const real = await failureOf('{ tools::pskill(Sys.getpid(), tools::SIGINT); Sys.sleep(5) }');
    expect(real).toMatchObject({ code: 'cancelled' });
  });

  test('is very long: its message and its call are cut', async () => {
    const error = await failureOf(`stop(${condition('strrep("x", 3e6)', 'error')})`);
    expect(error.message.length).toBeLessThan(1.1e6);
    expect(error.message.startsWith('xxx')).toBe(true);
    const called = await failureOf('do.call(function(x) stop("small"), list(strrep("y", 3e6)))');
    expect(called.message).toBe('small');
    expect(called.condition?.call?.length).toBeLessThan(2000);
  });
});
