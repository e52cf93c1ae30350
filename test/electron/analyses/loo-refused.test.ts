import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loo } from '../../../shared/analyses/loo';
import { fits } from '../../shared/stats/fixtures';
import { until } from '../session/real-worker';
import { askedFits } from './asked-fits';

const [, , schools] = fits;

// Loading brms takes seconds, more where much else runs.
vi.setConfig({ testTimeout: 5 * 60_000, hookTimeout: 5 * 60_000 });
let fitted: Awaited<ReturnType<typeof askedFits>>;
beforeAll(async () => {
  fitted = await askedFits([schools]);
});
afterAll(() => fitted.close());

describe('what cannot be answered', () => {
  const broken = async (name: string, code: string) => {
    mkdirSync(join(fitted.folder, name), { recursive: true });
    const file = JSON.stringify(join(fitted.folder, name, 'fit.rds'));
    const model = JSON.stringify(join(fitted.folder, schools, 'fit.rds'));
    const text = `local({ fit <- readRDS(${model}); ${code}; saveRDS(fit, ${file}) })`;
    const session = await fitted.lastingSession();
    await session.call('base::eval', { args: [await session.call('base::str2lang', { args: [text] })] });
    return fitted.service().ask(fitted.at(name), loo, {});
  };

  it('because the fit has no draws is told in R’s words, with its condition', async () => {
    const error = await broken('no-draws', 'fit$fit@sim <- list()').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'r-error',
      message: expect.stringMatching(/^LOO cannot be computed for this fit\. R says: .*posterior draws/),
      hint: expect.stringMatching(/^LOO takes the log-likelihood of each observation\./),
      condition: { classes: expect.arrayContaining(['error']) },
    });
    // R's warnings often say why.
    const missing = broken('missing', 'fit$fit@sim$samples[[1]][["b_Intercept"]][1] <- NA');
    await expect(missing).rejects.toMatchObject({
      code: 'r-error',
      hint: expect.stringMatching(/^R warned: NAs were found in the log-likelihood\./),
    });
  });

  it('because R finds no log_lik function of a family of one’s own names the function', async () => {
    const code = 'fit$family <- fit$formula$family <- brms::custom_family("mine", dpars = "mu")';
    await expect(broken('no-family', code)).rejects.toMatchObject({
      code: 'r-error',
      message: expect.stringMatching(/^LOO cannot be computed for this fit\. R says: .*log_lik_mine/),
    });
  });

  it('because it is no fit, is damaged or is not there is told, with what to do', async () => {
    await expect(broken('no-fit', 'fit <- 1')).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The saved R object is not a fit of brms.',
      hint: 'Fit the model again.',
    });
    writeFileSync(join(fitted.folder, 'no-fit', 'fit.rds'), 'damaged');
    await expect(fitted.service().ask(fitted.at('no-fit'), loo, {})).rejects.toMatchObject({
      code: 'invalid-input',
    });
    rmSync(join(fitted.folder, 'no-fit', 'fit.rds'));
    await expect(fitted.service().ask(fitted.at('no-fit'), loo, {})).rejects.toMatchObject({
      message: 'The fit has no saved R object (fit.rds).',
    });
    const drawsAlone = { key: 'd', load: fitted.at('d').load };
    await expect(fitted.service().ask(drawsAlone, loo, {})).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'LOO asks brms, which needs the fit itself.',
    });
  });

  it('is not given up when all who waited have left: who comes back gets the answer of the same work', async () => {
    const asked = fitted.service({ version: async () => null, startWorker: fitted.realWorker });
    const leaves = new AbortController();
    const both = [1, 2].map(() => asked.ask(fitted.at(schools), loo, {}, leaves.signal));
    await until(() => asked.said.includes('Reading the fit'));
    leaves.abort();
    for (const each of both) await expect(each).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked.work.unfinished()).toHaveLength(1);
    expect(fitted.gone()).toBe(false);
    // As when the project was closed meanwhile.
    asked.forget(fitted.at(schools).key);
    const back = await asked.ask(fitted.at(schools), loo, {});
    expect(back.observations).toBe(8);
    expect(fitted.started).toHaveLength(1);
    await until(fitted.gone);
    expect(asked.work.unfinished()).toEqual([]);
    // Also after its end, and where no file keeps it.
    expect(await asked.ask(fitted.at(schools), loo, {})).toBe(back);
    expect(fitted.started).toHaveLength(1);
  });

  it('because it was cancelled while the version of brms was looked up is no work', async () => {
    let tell = (_: string | null): void => undefined;
    const found = new Promise<string | null>((resolve) => {
      tell = resolve;
    });
    const asked = fitted.service({ version: () => found, startWorker: fitted.noWorker });
    const leaves = new AbortController();
    const answer = asked.ask(fitted.at('not-asked'), loo, {}, leaves.signal);
    leaves.abort();
    tell(fitted.version);
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    // Another question has had its turn: by now the first would be in the queue.
    await expect(asked.ask(fitted.at('other'), loo, {})).rejects.toThrow('R was started');
    expect(asked.said.filter((text) => text === 'Starting R')).toHaveLength(1);
  });

  it('because it was cancelled in the list of jobs is told to all who wait, and its worker ends', async () => {
    const asked = fitted.service({ version: async () => null, startWorker: fitted.realWorker });
    const both = [asked.ask(fitted.at(schools), loo, {}), asked.ask(fitted.at(schools), loo, {})];
    await until(() => asked.seen.length > 0);
    expect(asked.work.list()).toEqual([
      expect.objectContaining({
        kind: 'analysis',
        title: 'LOO of Model 1',
        project: fitted.folder,
        environment: 'paper',
        detail: { fitId: schools, analysisId: 'loo', query: {} },
        progress: { step: { number: 1, of: 3, text: 'Starting R' } },
      }),
    ]);
    asked.work.cancel(asked.seen[0]?.id ?? '');
    for (const each of both) {
      await expect(each).rejects.toMatchObject({ code: 'cancelled', message: 'LOO was cancelled.' });
    }
    await until(fitted.gone);
    await until(() => asked.seen.at(-1)?.state === 'cancelled');
  });
});
