import { analyses } from '../../shared/analyses/list';
import { answerJson } from '../../shared/analyses/plain-answer';
import { StudioError } from '../../shared/errors/studio-error';
import { readQuestion } from '../analyses/question';
import { answerText } from './answer-text';
import { askFit } from './ask-fit';
import type { Command, CommandResult } from './command';
import { fieldLines, fieldsOf } from './fields-text';
import { fitSourceOptions, fitSourceUsage } from './fit-source';
import { readJsonInput } from './read-spec';

const usage = `analyse (ID [QUERY.json | -] ${fitSourceUsage} | --list)`;

/** Answers questions about saved fits. */
export const analyseCommand: Command = {
  name: 'analyse',
  usage,
  about:
    'Answers a question about a saved fit, such as "loo"; --list shows all questions. QUERY.json holds the details of the question.',
  options: { ...fitSourceOptions, list: { type: 'boolean' } },
  positionals: [0, 2],
  async run(input) {
    const [id, file] = input.args;
    if (input.options.list === true) return listed();
    if (id === undefined) {
      throw new StudioError('invalid-input', 'The name of the analysis is missing.', {
        where: 'command line',
        hint: `There are ${analyses.map((analysis) => analysis.id).join(', ')}.`,
      });
    }
    const given = file === undefined ? {} : await readJsonInput(file, 'query', input.signal);
    const question = readQuestion(id, given);
    const answer = await askFit(input, question.analysis, ({ ask }) => ask(question.query));
    return {
      json: { analysis: id, query: question.query, answer: answerJson(answer) },
      text: `${question.analysis.words.title}\n\n${answerText(answer)}`,
    };
  },
};

function listed(): CommandResult {
  const rows = analyses.map(({ id, words, source, query }) => ({
    ...{ id, ...words, from: source.from },
    query: fieldsOf(query),
  }));
  const lines = rows.flatMap(({ id, title, about, query }) => [
    id,
    `  ${title}: ${about}`,
    ...fieldLines(query),
  ]);
  return { json: rows, text: lines.join('\n') };
}
