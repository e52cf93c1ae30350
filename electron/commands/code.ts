import { StudioError } from '../../shared/errors/studio-error';
import { brmScript } from '../../shared/model/r-code';
import { stanCode } from '../app/model-questions';
import { fitRequest } from '../fits/fit-request';
import { type Command, textOption } from './command';
import { dataPlace } from './data-place';
import { readSpec } from './read-spec';

export const codeCommand: Command = {
  name: 'code',
  usage: 'code SPEC.json [--data FILE.csv] [--lang r|stan] [--env NAME]',
  about: 'Prints the R script that a spec stands for, or the Stan program that brms makes of it.',
  options: { data: { type: 'string' }, lang: { type: 'string' } },
  positionals: [1, 1],
  async run({ args: [specPath = ''], options, studio, signal }) {
    const lang = textOption(options, 'lang') ?? 'r';
    if (lang !== 'r' && lang !== 'stan') {
      throw new StudioError('invalid-input', `There is no code in “${lang}”.`, {
        where: 'lang',
        hint: 'Choose --lang r or --lang stan.',
      });
    }
    const spec = await readSpec(specPath);
    const place = dataPlace(spec, specPath, textOption(options, 'data'));
    if (lang === 'r') {
      const code = brmScript(spec, place.rName, await place.code());
      return { json: { lang, code }, text: code.trimEnd() };
    }
    const table = await place.load(studio, signal);
    const model = { id: 'model', name: 'model', datasetId: place.rName, spec };
    const request = fitRequest(model, table);
    const code = await stanCode((await studio()).workers, request.spec, place.rName, table, signal);
    return { json: { lang, code }, text: code.trimEnd() };
  },
};
