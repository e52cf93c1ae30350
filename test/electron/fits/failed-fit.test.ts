import { describe, expect, it } from 'vitest';
import { readFitLog } from '../../../electron/fits/fit-store';
import { Project } from '../../../electron/projects/project';
import { eventually } from '../eventually';
import { fitSetup } from './fit-queue';

const at = fitSetup();

describe('what is told of a fit', () => {
  it('keeps the first of very many warnings, and says how many there were', async () => {
    const fits = at.queue(null, null, 2, (worker) => {
      worker.warnings = 5000;
    });
    const { warnings } = await fits.result(fits.start());
    expect(warnings).toHaveLength(101);
    expect(warnings.at(-1)).toBe("4900 more warnings are in the fit's log.");
  });

  it('says that the worker of the fit crashed', async () => {
    const fits = at.queue('studio::sample_model');
    const id = fits.start();
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    at.workers[0]?.crash();
    await expect(fits.result(id)).rejects.toMatchObject({
      code: 'worker-crashed',
      message: 'The R process of this fit was killed by SIGKILL during a call.',
    });
    expect(fits.of(id)?.error?.hint).toMatch(/Fit again/);
    expect(at.project.state().fits).toEqual([]);
  });

  it('keeps a fit that failed, with its reason and its log, until it is removed', async () => {
    const fits = at.queue('studio::sample_model');
    const id = fits.start();
    await eventually(() => expect(at.workers[0]?.targets).toContain('studio::sample_model'));
    at.workers[0]?.emit({ kind: 'stderr', line: 'out of luck', callId: null });
    at.workers[0]?.crash();
    await expect(fits.result(id)).rejects.toMatchObject({ code: 'worker-crashed' });
    fits.work.dismiss(id);
    const again = await Project.open(at.project.path);
    expect(again.state()).toEqual(at.project.state());
    const [failed] = again.state().failedFits;
    expect(failed).toMatchObject({
      ...{ id: 'fit-1', modelId: at.modelId, modelName: 'M', environment: 'paper' },
      error: { code: 'worker-crashed', message: expect.stringMatching(/killed by SIGKILL/) },
    });
    expect(await readFitLog(again, 'fit-1')).toContain('out of luck');
    expect(() => again.fit('fit-1')).toThrow(/The fit “fit-1” failed: .*SIGKILL/);
    // Its number is not given again, also when it has gone.
    await at.project.removeFit('fit-1');
    expect((await Project.open(at.project.path)).state().failedFits).toEqual([]);
    const next = at.queue();
    expect(await next.result(next.start())).toMatchObject({ id: 'fit-2' });
    expect(await at.savedFits()).toEqual(['fit-2']);
  });

  it('counts the chains that were lost, with what Stan said of each', async () => {
    const fits = at.queue(null, null, 2, (worker) => {
      worker.present = [2];
      worker.says = [
        'Chain 1: Rejecting initial value:',
        'Chain 1:   Log probability evaluates to log(0), i.e. negative infinity.',
        "Chain 1:   Stan can't start sampling from this initial value.",
        'Chain 1: Initialization between (-2, 2) failed after 100 attempts. ',
      ];
    });
    const fit = await fits.result(fits.start());
    const reason =
      'Log probability evaluates to log(0), i.e. negative infinity. Initialization between (-2, 2) failed after 100 attempts.';
    expect(fit.lostChains).toEqual([{ chain: 1, reason }]);
    expect((await Project.open(at.project.path)).fit(fit.id).lostChains).toEqual(fit.lostChains);
  });
});
