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
const condition = (message: string, kind: string, more = '') =>
  `structure(class = c("odd", "${kind}", "condition"), list(message = ${message}, call = NULL${more}))`;

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
    await evaluate('assign("conditionMessage.odd", function(c) stop("no text here"), globalenv())');
    try {
      // Signalled as C code does; stop() and warning() would ask for the message themselves.
      const error = await failureOf(`.Internal(.signalCondition(${condition('"x"', 'error')}, "x", NULL))`);
      expect(error.code).toBe('r-error');
      expect(error.message).toContain("the class 'odd'");
      expect(error.message).toContain('no text here');
      const told: WorkerEvent[] = [];
      await evaluate(`.Internal(.signalCondition(${condition('"x"', 'warning')}, "x", NULL))`, (event) => told.push(event));
      expect(told).toMatchObject([{ message: expect.stringContaining('no text here') }]);
    } finally {
      await session.call('base::rm', { args: ['conditionMessage.odd'], kwargs: { pos: 1 } });
    }
  });

  test('has a conditionMessage() that fails without end', async () => {
    const body = `function(c) stop(${condition('"again"', 'error')})`;
    await evaluate(`assign("conditionMessage.odd", ${body}, globalenv())`);
    try {
      expect((await failureOf(`.Internal(.signalCondition(${condition('"x"', 'error')}, "x", NULL))`)).code).toBe('r-error');
    } finally {
      await session.call('base::rm', { args: ['conditionMessage.odd'], kwargs: { pos: 1 } });
    }
  });

  test('has a conditionCall() that fails, or is no list', async () => {
    await evaluate('assign("conditionCall.odd", function(c) stop("no call"), globalenv())');
    const error = await failureOf(`.Internal(.signalCondition(${condition('"x"', 'error')}, "x", NULL))`);
    await session.call('base::rm', { args: ['conditionCall.odd'], kwargs: { pos: 1 } });
    expect(error).toMatchObject({ message: 'x', condition: { call: null } });
    const atomic = await failureOf(
      '.Internal(.signalCondition(structure("boom", class = c("odd", "error", "condition")), "x", NULL))',
    );
    expect(atomic).toMatchObject({ code: 'r-error', condition: { classes: ['odd', 'error', 'condition'] } });
    await session.ping();
  });

  test('has an odd parent', async () => {
    const parent = condition('c("p", "q")', 'error');
    const error = await failureOf(`stop(${condition('"x"', 'error', `, parent = ${parent}`)})`);
    expect(error.condition?.parents).toMatchObject([{ message: 'p\nq' }]);
  });

  test('is larger than a frame: its message and its call are cut', async () => {
    const error = await failureOf(`stop(${condition('strrep("x", 3e6)', 'error')})`);
    expect(error.message.length).toBeLessThan(2e6);
    expect(error.message.startsWith('xxx')).toBe(true);
    const called = await failureOf('do.call(function(x) stop("small"), list(strrep("y", 3e6)))');
    expect(called.message).toBe('small');
    expect(called.condition?.call?.length).toBeLessThan(2000);
  }, 60_000);
});
