import { analyses } from '../../shared/analyses/list';
import { answerJson } from '../../shared/analyses/plain-answer';
import type { WorkItem } from '../../shared/contract/work';
import { StudioError } from '../../shared/errors/studio-error';
import { createAnalyses } from '../analyses/analysis-service';
import { type Question, readQuestion } from '../analyses/question';
import { isFromDraws } from '../analyses/thread-pool';
import { refuseUntrustedCall } from '../handlers/refuse-untrusted';
import { answerText } from './answer-text';
import type { Command, CommandInput, CommandResult } from './command';
import { fitSource, fitSourceOptions, fitSourceUsage } from './fit-source';
import { readJsonInput } from './read-spec';

const usage = `analyse (ID [QUERY.json | -] ${fitSourceUsage} | --list)`;

/** Answers questions to saved fits, whichever they are. */
export const analyseCommand: Command = {
  name: 'analyse',
  usage,
  about:
    'Asks a saved fit a question, such as "loo"; --list says which there are. QUERY.json says what exactly is asked.',
  options: { ...fitSourceOptions, list: { type: 'boolean' } },
  positionals: [0, 2],
  async run(input) {
    const [id, file] = input.args;
    if (input.options.list === true) return listed();
    if (id === undefined) {
      throw new StudioError('invalid-input', 'It is not said which analysis is meant.', {
        where: 'command line',
        hint: `There are ${analyses.map((analysis) => analysis.id).join(', ')}.`,
      });
    }
    const given = file === undefined ? {} : await readJsonInput(file, 'query', input.signal);
    const question = readQuestion(id, given);
    const answer = isFromDraws(question.analysis)
      ? await fromDraws(input, question)
      : await fromBrms(input, question);
    return {
      json: { analysis: id, query: question.query, answer: answerJson(answer) },
      text: `${question.analysis.words.title}\n\n${answerText(answer)}`,
    };
  },
};

function listed(): CommandResult {
  const rows = analyses.map(({ id, words, source }) => ({ id, ...words, from: source.from }));
  return { json: rows, text: rows.map(({ id, title, about }) => `${id}\n  ${title}: ${about}`).join('\n') };
}

/** Nothing but the draws is needed: no R, no settings, no log. */
async function fromDraws(input: CommandInput, { analysis, query }: Question): Promise<unknown> {
  const { options, resources, signal } = input;
  const { asked } = await fitSource(options, signal);
  const service = createAnalyses({ threadFile: resources.analysisThread });
  try {
    return await service.ask(asked, analysis, query, signal);
  } finally {
    await service.close();
  }
}

async function fromBrms(input: CommandInput, { analysis, query }: Question): Promise<unknown> {
  const { options, signal } = input;
  const studio = await input.studio();
  const open = (folder: string) => studio.projects.open(folder);
  const { asked, project, fit } = await fitSource(options, signal, open);
  if (fit) refuseUntrustedCall('analysis.run', { fit: fit.id, id: analysis.id, query }, project);
  const onChange = stepsTold(input.tell);
  studio.events.on('work', onChange);
  try {
    return await studio.analyses.ask(asked, analysis, query, signal);
  } finally {
    studio.events.off('work', onChange);
  }
}

/** Tells each step of work when it begins. */
function stepsTold(tell: CommandInput['tell']): (item: WorkItem) => void {
  let told = 0;
  return ({ progress }) => {
    if (!progress || !('step' in progress) || progress.step.number === told) return;
    told = progress.step.number;
    tell(progress.step.text);
  };
}
