import { kindTexts } from '../../texts/kind-words';
import { caution, type Problem, problem } from '../problem';
import { quoteName } from '../r-syntax/names';
import { argument, columnName, columnNames, printCall, readCall, wholeNumber } from './call';
import { isNumeric, whatItHolds } from './column-sorts';
import { notInGroups } from './shared-problems';
import type { TermKind } from './term-kind';

type GaussianProcess = {
  readonly columns: readonly string[];
  readonly by: string;
  /** Basis functions of an approximation; "" for the exact process. */
  readonly k: string;
  /** How far the approximation reaches beyond the data, in R: "5/4". */
  readonly c: string;
};

const words = {
  title: 'Gaussian process',
  about:
    'A free curve whose neighbouring points are alike. The exact one is slow for more than some hundred values; basis functions make it faster.',
  fields: {
    columns: 'Curve over',
    by: 'One curve for each',
    k: 'Basis functions',
    c: 'Reach beyond the data',
  },
  noNumber: 'There is no Gaussian process over “{{column}}”: {{holds}}.',
  chooseNumber: 'Choose a column of numbers, or add “{{column}}” as it is.',
  constant: '“{{column}}” has the same value in every row.',
  leaveOut: 'Leave {{text}} out.',
  noBasis: '{{text}} has no basis functions.',
  oneBasis: 'Set k to 1 or more.',
  noReach: 'brms may refuse {{text}} without its reach beyond the data.',
  addReach: 'Add c = 5/4.',
} as const;
const say = kindTexts('terms', 'gaussian-process', words);

/** Reaches that brms's authors and the paper behind the approximation (Riutort-Mayol et al. 2023) name. */
const reaches = ['5/4', '3/2', '2'].map((value) => ({ value, label: () => value }));

/** `gp(x, k = 10, c = 5/4)` */
export const gaussianProcess = {
  id: 'gaussian-process',
  words,
  example: 'gp(x, k = 10, c = 5/4)',
  rFunction: 'brms::gp',
  variables: { summary: ['sdgp', 'lscale'], beside: ['zgp'] },
  fields: [
    { id: 'columns', type: 'columns', least: 1, suits: isNumeric },
    { id: 'by', type: 'column', optional: true },
    { id: 'k', type: 'whole', min: 1, optional: true },
    { id: 'c', type: 'choice', options: reaches, optional: true },
  ],
  read(node, source) {
    const call = readCall(node, 'gp', ['...', 'by', 'k', 'c']);
    if (!call || call.rest.length === 0) return null;
    const columns = columnNames(call.rest);
    const by = columnName(call.named.by);
    const k = wholeNumber(call.named.k);
    const reach = call.named.c;
    const c = reach ? source.slice(reach.start, reach.end).replace(/\s/g, '') : '';
    const known = c === '' || reaches.some(({ value }) => value === c);
    return columns && by !== null && k !== null && known ? { columns, by, k, c } : null;
  },
  print: ({ columns, by, k, c }) => printCall('gp', columns.map(quoteName), { by: argument(by), k, c }),
  fresh(columns) {
    const column = columns.find((each) => isNumeric(each) && each.distinct > 2);
    return column ? { columns: [column.name], by: '', k: '10', c: '5/4' } : null;
  },
  check(values, { columns, inGroup }): readonly Problem[] {
    const text = gaussianProcess.print(values);
    const used = columns.filter(({ name }) => values.columns.includes(name));
    const [only] = used;
    return [
      ...(inGroup ? [notInGroups(text)] : []),
      ...used
        .filter((column) => !isNumeric(column))
        .map((column) =>
          problem(
            'formula',
            say('noNumber', { column: column.name, holds: whatItHolds(column) }),
            say('chooseNumber', { column: column.name }),
          ),
        ),
      ...(only && values.columns.length === 1 && only.distinct < 2
        ? [problem('formula', say('constant', { column: only.name }), say('leaveOut', { text }))]
        : []),
      ...(values.k === '0' ? [problem('formula', say('noBasis', { text }), say('oneBasis'))] : []),
      // There are versions of brms that have a reach of their own.
      ...(values.k !== '' && values.c === ''
        ? [caution('formula', say('noReach', { text }), say('addReach'))]
        : []),
    ];
  },
} as const satisfies TermKind<GaussianProcess>;
