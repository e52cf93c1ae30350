import { StudioError } from '../../shared/errors/studio-error';
import { checkText } from '../../shared/model/check';
import { parseSpec } from '../../shared/model/parsed-spec';
import { refuseErrors } from '../../shared/model/problem';
import { brmScript } from '../../shared/model/r-code';
import { stanCode } from '../models/model-questions';
import { modelData } from '../projects/model-data';
import { type Command, textOption } from './command';
import { readSpec } from './read-spec';
import { specData } from './spec-data';

export const codeCommand: Command = {
  name: 'code',
  usage: 'code SPEC.json [--data FILE.csv] [--lang r|stan] [--env NAME]',
  about: 'Prints the R script of a spec, or the Stan program that brms writes for it.',
  options: { data: { type: 'string' }, lang: { type: 'string' } },
  positionals: [1, 1],
  async run({ args: [specPath = ''], options, studio, tell, signal }) {
    const lang = textOption(options, 'lang') ?? 'r';
    if (lang !== 'r' && lang !== 'stan') {
      throw new StudioError('invalid-input', `“${lang}” is not a language of the code.`, {
        where: 'lang',
        hint: 'Choose --lang r or --lang stan.',
      });
    }
    const spec = await readSpec(specPath, signal);
    const place = specData(spec, specPath, textOption(options, 'data'), tell);
    if (lang === 'r') {
      refuseErrors(checkText(parseSpec(spec)));
      const code = brmScript(spec, place.rName, await place.code(signal));
      return { json: { lang, code, remarks: place.remarks() }, text: code.trimEnd() };
    }
    const data = modelData(await place.load(studio, signal));
    const { workers } = await studio();
    const code = await stanCode(workers, spec, place.rName, data, signal);
    return { json: { lang, code, remarks: place.remarks() }, text: code.trimEnd() };
  },
};
