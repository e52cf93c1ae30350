import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import type { RInput, RValue } from '../../../electron/session/values';
import { arbitraryValue } from './arbitrary-values';
import { plainEnvironment, start } from './real-worker';

const script = readFileSync(join(import.meta.dirname, '../../fixtures/random-values.R'), 'utf8');
let session: Session;
beforeAll(async () => {
  session = await start({ environment: plainEnvironment({ startup_scripts: [script] }) });
});
afterAll(() => session.kill());

/** Typed arrays as their bytes, so that one NaN differs from another and -0 from 0. */
function exact(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    return `${value.constructor.name} ${bytes.toString('hex')}`;
  }
  if (Array.isArray(value)) return value.map(exact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, exact(part)]));
}

async function global(name: string, args: readonly RInput[]): Promise<RValue> {
  const found = await session.call('base::get', { args: [name] });
  return session.call('base::do.call', { args: [found, { type: 'list', values: args.map(toR) }] });
}

test('3,000 values go from here to R and back, and are the same', async () => {
  const start = Math.floor(Math.random() * 1e9);
  for (let seed = start; seed < start + 15; seed += 1) {
    const values = fc.sample(arbitraryValue(3), { numRuns: 200, seed });
    const back = await session.call('base::identity', { args: [{ type: 'list', values }] });
    if (back.type !== 'list') throw new Error(back.type);
    for (const [index, value] of values.entries()) {
      expect(exact(back.values[index]), `seed ${seed}, value ${index}`).toEqual(exact(value));
    }
  }
});

test('3,000 random values of R come here and go back, and are identical to R', async () => {
  const kinds = new Set<string>();
  const seed = Math.floor(Math.random() * 1e9);
  for (let batch = 0; batch < 15; batch += 1) {
    const values = await global('send_random_values', [seed + batch, 200]);
    if (values.type !== 'list') throw new Error(values.type);
    for (const value of values.values) kinds.add(value.type);
    const wrong = fromR(await global('compare_random_values', [values]));
    expect(wrong, `seed ${seed + batch}`).toEqual([]);
  }
  expect([...kinds].sort()).toEqual([
    ...['character', 'complex', 'data.frame', 'date', 'datetime', 'difftime', 'double', 'draws', 'factor'],
    ...['formula', 'handle', 'integer', 'integer64', 'list', 'logical', 'null', 'raw'],
  ]);
});
