import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../electron/session/session';
import { toR } from '../../../electron/session/to-r';
import { plainEnvironment, start } from '../session/real-worker';

// What versions of brms and rstan say and name differently.
const folder = mkdtempSync(join(tmpdir(), 'brms-studio-test-'));
let session: Session;
beforeAll(async () => {
  session = await start({ environment: plainEnvironment(), loadBrms: true });
});
afterAll(async () => {
  await session.kill();
  rmSync(folder, { recursive: true });
});

const about = (call: string) => ({ call, data: toR({ y: Float64Array.of(1, 2, 4) }), data_name: 'd' });

it.each(['brm(formula = y ~ 1, data = d)', 'brm(y ~ 1, d)', 'brm(data = d, formula = bf(y ~ 1, sigma ~ 1))'])(
  'has the default priors of %s',
  async (call) => {
    const priors = await session.verb('default_priors', about(call));
    const intercept = priors.find((row) => row.class === 'Intercept');
    expect(intercept?.prior).toMatch(/^student_t\(3, /);
  },
);

it.each([
  ['normal(0, 1, 2)', /(No matches for: |Ill-typed arguments supplied to function 'normal_lpdf': )/],
  ['nomal(0, 1)', /nomal_lp(df|mf)/],
])('says in one line what Stan objects to in the prior %s', async (prior, words) => {
  const call = `brm(y ~ 1, data = d, prior = set_prior("${prior}", class = "Intercept"))`;
  const { fit } = await session.verb('prepare_fit', about(call));
  const error: unknown = await session
    .verb('compile_model', { fit, file: join(folder, 'model.rds') })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'stan-compile', hint: expect.stringMatching(/Check the priors/) });
  const { message } = error as Error;
  expect(message).toMatch(/^Stan cannot read the model: \S/);
  expect(message).toMatch(words);
  expect(message).not.toMatch(/\n|-----|Available|^.{400}/);
});
