import { join } from 'node:path';
import type { FitInfo } from '../../shared/contract/project';
import { StudioError } from '../../shared/errors/studio-error';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { readFitDraws } from '../fits/fit-store';
import { readDraws } from '../posterior/draws-file';
import { createPosterior } from '../posterior/posterior-service';
import { summaryJson } from '../posterior/summary-json';
import { Project } from '../projects/project';
import { projectFolderOf } from '../projects/project-place';
import { type Command, type OptionValues, textOption } from './command';
import { summaryWithWarnings } from './diagnosis-text';

function probability(options: OptionValues): number {
  const text = textOption(options, 'prob') ?? '0.95';
  const prob = Number(text);
  if (text.trim() !== '' && prob > 0 && prob < 1) return prob;
  throw new StudioError('invalid-input', `--prob must be between 0 and 1, not “${text}”.`, {
    where: 'prob',
    hint: 'Write --prob 0.95 for a 95 % interval.',
  });
}

/** Draws to summarise, and the fit that they are of; none where they were given as files. */
interface Source {
  readonly key: string;
  readonly load: () => Promise<FitDraws>;
  readonly fit: FitInfo | null;
}

/** The draws that the options name: two files, or a fit of a project (its newest unless `--fit` says which). */
async function drawsOf(options: OptionValues, signal: AbortSignal): Promise<Source> {
  const draws = textOption(options, 'draws');
  const meta = textOption(options, 'meta');
  const folder = textOption(options, 'project');
  if (folder !== undefined && draws === undefined && meta === undefined) {
    const project = await Project.open(projectFolderOf(folder));
    const id = textOption(options, 'fit') ?? project.state().fits.at(-1)?.id;
    if (id === undefined) {
      throw new StudioError('invalid-input', `The project ${folder} has no fits.`, {
        where: 'project',
        hint: 'Fit a model first: studio fit SPEC.json --project DIR.',
      });
    }
    const fit = project.fit(id);
    return { key: join(project.path, id), load: () => readFitDraws(project, id), fit };
  }
  if (draws !== undefined && meta !== undefined && folder === undefined) {
    const load = async () => ({ ...(await readDraws(draws, meta, signal)), sampler: {} });
    return { key: draws, load, fit: null };
  }
  throw new StudioError('invalid-input', 'It is not clear which draws to summarise.', {
    hint: 'Give --project DIR (and --fit ID), or --draws FILE.f64 with --meta FILE.json.',
  });
}

export const summaryCommand: Command = {
  name: 'summary',
  usage: 'summary (--project DIR [--fit ID] | --draws FILE.f64 --meta FILE.json) [--prob P]',
  about: "Prints the posterior summary of saved draws: R's posterior::summarise_draws, without R.",
  options: {
    project: { type: 'string' },
    fit: { type: 'string' },
    draws: { type: 'string' },
    meta: { type: 'string' },
    prob: { type: 'string' },
  },
  positionals: [0, 0],
  async run({ options, resources, signal }) {
    const prob = probability(options);
    const { key, load, fit } = await drawsOf(options, signal);
    // Nothing but the draws is needed: no R, no settings, no log.
    const posterior = createPosterior({ workerFile: resources.summaryWorker });
    try {
      await posterior.open(key, load);
      const { rows } = await posterior.summary(key, prob, signal);
      return { json: summaryJson(rows, prob), text: summaryWithWarnings(fit, rows, prob) };
    } finally {
      await posterior.close();
    }
  },
};
