import { describe, expect, it } from 'vitest';
import {
  ageText,
  classText,
  elapsedText,
  titleOf,
  valueText,
} from '../../../../renderer/areas/objects/object-words';
import { releaseQuestion } from '../../../../renderer/areas/objects/release-question';
import { objectInfo } from '../../fake/objects';

const title = (origin: string) => titleOf({ origin, label: 'list of 2' });

describe('what an object is called', () => {
  it('is the last of several expressions, whose value it is', () => {
    expect(title('d <- data.frame(x = 1); lm(y ~ x, d)')).toBe('lm(y ~ x, d)');
    expect(title("f({a; b}); paste(\"x; y\", 'a\\'; b');")).toBe("paste(\"x; y\", 'a\\'; b');");
    expect(title('local({a; b})')).toBe('local({a; b})');
  });

  it('is all of it where expressions cannot be told apart', () => {
    expect(title('a; b(c; "d')).toBe('a; b(c; "d');
    expect(title('1 # a; b')).toBe('1 # a; b');
    expect(title('Data a; b')).toBe('Data a; b');
    expect(title(' ')).toBe('list of 2');
  });
});

describe('what is said of an object', () => {
  const value = (label: string, ...classes: string[]) => valueText({ label, classes });

  it('does not repeat class and shape', () => {
    expect(value('num [1:50] 0.28 -0.6 ...', 'numeric')).toBe('0.28 -0.6 ...');
    expect(value('int 2', 'integer')).toBe('2');
    expect(value('chr 0', 'character')).toBe('');
    expect(value('<NULL>', 'NULL')).toBe('');
    expect(value('data.frame [236 x 9]: Age, Base', 'data.frame')).toBe('Age, Base');
    expect(value('qr: list of 5: qr, qraux', 'qr')).toBe('qr, qraux');
    expect(value('list of 0', 'list')).toBe('');
    expect(value('factor: int [1:3] 1 2 1', 'factor')).toBe('1 2 1');
    expect(value('S4 stanfit: model_name, sim', 'stanfit')).toBe('model_name, sim');
  });

  it('keeps what says more', () => {
    expect(value('lm(formula = y ~ x)', 'lm')).toBe('lm(formula = y ~ x)');
    expect(value('<environment: R_GlobalEnv>', 'environment')).toBe('<environment: R_GlobalEnv>');
    expect(value('y ~ x', 'terms', 'formula')).toBe('y ~ x');
    expect(value('numbers', 'num')).toBe('numbers');
  });

  it('has class, shape, age and time', () => {
    expect(classText(objectInfo('d', { dim: [100_000, 2] }))).toBe('data.frame 100,000 × 2');
    expect(classText(objectInfo('s', { classes: ['stanfit'], type: 'S4', dim: null, length: 0 }))).toBe(
      'stanfit',
    );
    expect(classText(objectInfo('f', { kind: 'function', classes: ['function'], dim: null }))).toBe(
      'function',
    );
    expect([0, 59, 60, 7300, 200_000].map(ageText)).toEqual(['now', '59 s', '1 min', '2 h', '2 d']);
    expect([-5, 9900, 65_000].map(elapsedText)).toEqual(['0 s', '9 s', '1 min 05 s']);
  });
});

describe('releasing', () => {
  const data = objectInfo('1');
  const code = objectInfo('2', { origin: 'list(1)' });
  const big = objectInfo('3', { origin: 'numeric(1e8)', size: 8e8 });

  it('asks where much would be lost, and says what comes back', () => {
    expect(releaseQuestion([data, data])).toBeNull();
    expect(releaseQuestion([code])).toBeNull();
    expect(releaseQuestion([big])?.title).toBe('Remove “numeric(1e8)” from memory?');
    const several = releaseQuestion([code, code, data]);
    expect(several?.title).toBe('Remove 3 objects from memory?');
    expect(several?.body).toMatch(/Fits and data can be added again\.$/);
  });
});
