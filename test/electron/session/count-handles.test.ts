import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../../electron/session/session';
import { evaluate } from './faults';
import { plainEnvironment, start } from './real-worker';

let session: Session;
beforeAll(async () => {
  // So much room that R collects nothing by itself.
  session = await start({ environment: plainEnvironment({ env: { R_NSIZE: '5000000', R_VSIZE: '500M' } }) });
});
afterAll(() => session.kill());

/** From here on `collected` tells whether R has collected garbage. */
const lookOut = () =>
  evaluate(
    session,
    `{
    gc()
    assign("collected", FALSE, globalenv())
    reg.finalizer(new.env(), function(x) assign("collected", TRUE, globalenv()))
    NULL
  }`,
  );
const collected = () => session.call('base::get', { args: ['collected'] });

test('counting handles tells what the status does, and collects no garbage', async () => {
  await lookOut();
  await session.status();
  expect(await collected()).toMatchObject({ values: Int32Array.of(1) });
  await session.call('base::new.env');
  await lookOut();
  const counted = await session.countHandles();
  expect(counted.handles).toBeGreaterThan(0);
  expect(counted.handleBytes).toBeGreaterThan(0);
  for (let i = 0; i < 20; i += 1) expect(await session.countHandles()).toEqual(counted);
  expect(await collected()).toMatchObject({ values: Int32Array.of(0) });
  expect(await session.status()).toMatchObject(counted);
});
