import { summary } from '../../shared/analyses/summary';
import { StudioError } from '../../shared/errors/studio-error';
import { createAnalyses } from '../analyses/analysis-service';
import { type Command, type OptionValues, textOption } from './command';
import { summaryWithWarnings } from './diagnosis-text';
import { fitSource, fitSourceOptions, fitSourceUsage } from './fit-source';
import { summaryJson } from './summary-json';

function probability(options: OptionValues): number {
  const text = textOption(options, 'prob') ?? '0.95';
  const prob = Number(text);
  if (text.trim() !== '' && prob > 0 && prob < 1) return prob;
  throw new StudioError('invalid-input', `--prob must be between 0 and 1, not “${text}”.`, {
    where: 'prob',
    hint: 'Write --prob 0.95 for a 95 % interval.',
  });
}

export const summaryCommand: Command = {
  name: 'summary',
  usage: `summary ${fitSourceUsage} [--prob P]`,
  about: "Prints the posterior summary of saved draws, as R's posterior::summarise_draws does, without R.",
  options: { ...fitSourceOptions, prob: { type: 'string' } },
  positionals: [0, 0],
  async run({ options, resources, signal }) {
    const prob = probability(options);
    const { asked, fit } = await fitSource(options, signal);
    // Only the draws are needed: no R, no settings, no log.
    const analyses = createAnalyses({ threadFile: resources.analysisThread });
    try {
      const { rows } = await analyses.ask(asked, summary, { prob }, signal);
      return { json: summaryJson(rows, prob), text: summaryWithWarnings(fit, rows, prob) };
    } finally {
      await analyses.close();
    }
  },
};
