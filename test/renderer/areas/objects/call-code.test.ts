import { describe, expect, it } from 'vitest';
import {
  type ArgumentField,
  callArguments,
  callCode,
  fieldsFor,
} from '../../../../renderer/areas/objects/call-code';
import { faultOffset, faultPlace } from '../../../../renderer/areas/objects/code-fault';
import { suggestedFunctions } from '../../../../renderer/areas/objects/suggested-functions';
import { objectInfo } from '../../fake/objects';

const place = { ref: objectInfo('d').ref, path: [] };
const field = (name: string, code: string): ArgumentField => ({ id: name, name, value: { code } });
const name = () => 'x';

describe('a call with an object', () => {
  it('puts the object in the first parameter and leaves ... to what is added', () => {
    const fields = fieldsFor(
      [
        { name: 'object', default: null },
        { name: '...', default: null },
      ],
      place,
      [],
    );
    expect(callCode('base::summary', fields, name)).toBe('base::summary(object = x)');
  });

  it('puts a data frame where the function wants data', () => {
    const parameters = [
      { name: 'formula', default: null },
      { name: 'data', default: null },
    ];
    const target = (classes: string[]) => callCode('stats::lm', fieldsFor(parameters, place, classes), name);
    expect(target(['tbl_df', 'data.frame'])).toBe('stats::lm(data = x)');
    expect(target(['formula'])).toBe('stats::lm(formula = x)');
  });

  it('gives it by position where the function has no name for it', () => {
    const fields = fieldsFor(
      [
        { name: '...', default: null },
        { name: 'na.rm', default: 'FALSE' },
      ],
      place,
      [],
    );
    expect(callCode('base::sum', fields, name)).toBe('base::sum(x)');
    expect(callArguments(fields, name)).toEqual([{ name: '', value: { ...place, as: 'x' } }]);
    expect(callCode('base::length', fieldsFor([], place, []), name)).toBe('base::length(x)');
  });

  it('sends what is filled in only, trimmed', () => {
    const fields = [
      field('formula', ' y ~ x '),
      field('weights', '  '),
      { id: 'd', name: 'data', value: { place } },
    ];
    expect(callArguments(fields, name)).toEqual([
      { name: 'formula', value: { code: 'y ~ x' } },
      { name: 'data', value: { ...place, as: 'x' } },
    ]);
    expect(callCode('stats::lm', fields, name)).toBe('stats::lm(formula = y ~ x, data = x)');
  });

  it('sends an odd name without its backticks', () => {
    const [sent] = callArguments([{ id: 'd', name: 'data', value: { place } }], () => '`a \\` b`');
    expect(sent?.value).toMatchObject({ as: 'a ` b' });
  });

  it('breaks a long call and quotes odd names', () => {
    const fields = [field('a b', '1'), field('y', 'c('.padEnd(80, '1'))];
    expect(callCode('f::g', fields, name).split('\n')).toEqual([
      'f::g(',
      '  `a b` = 1,',
      `  y = ${'c('.padEnd(80, '1')}`,
      ')',
    ]);
  });
});

describe('functions for an object', () => {
  it('knows fits, frames and numbers, and names each once', () => {
    expect(suggestedFunctions({ classes: ['brmsfit'], type: 'list' })).toContain('brms::loo');
    expect(suggestedFunctions({ classes: ['tbl_df', 'data.frame'], type: 'list' })[1]).toBe('utils::head');
    const numeric = suggestedFunctions({ classes: ['numeric'], type: 'double' });
    expect(new Set(numeric).size).toBe(numeric.length);
    expect(suggestedFunctions({ classes: ['odd'], type: 'S4' })).toContain('utils::str');
  });
});

describe('where code is wrong', () => {
  it('reads the line and column that the worker names', () => {
    expect(faultPlace({ where: 'line 2, column 15' })).toEqual({ line: 2, column: 15 });
    expect(faultPlace({ where: 'column zBase' })).toBeNull();
    expect(faultPlace({ where: undefined })).toBeNull();
  });

  it('finds the place in the text, or its end', () => {
    expect(faultOffset('ab\ncd ef', { line: 2, column: 4 })).toBe(6);
    expect(faultOffset('ab\ncd', { line: 3, column: 1 })).toBe(5);
    expect(faultOffset('ab\ncd', { line: 1, column: 9 })).toBe(2);
  });
});
