import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  numberStyleOf,
  onNumberStyle,
  setNumberStyle,
  styledNumber,
} from '../../../renderer/ui/number-style';
import {
  brief,
  byteSize,
  cellNumber,
  counted,
  duration,
  elapsed,
  fixed,
  plainNumber,
  wholeNumber,
} from '../../../renderer/ui/number-text';

const usual = { digits: 2, decimalMark: 'point', grouping: 'comma' } as const;
afterEach(() => setNumberStyle(usual));

describe('a style of numbers', () => {
  it('follows the system where that is wanted, and never has one mark for two things', () => {
    const system = { digits: 2, decimalMark: 'locale', grouping: 'locale' } as const;
    expect(numberStyleOf(system, 'en-US')).toEqual({ decimal: '.', group: ',', digits: 2 });
    expect(numberStyleOf(system, 'de-DE')).toEqual({ decimal: ',', group: '.', digits: 2 });
    expect(numberStyleOf({ ...system, grouping: 'comma' }, 'de-DE')).toMatchObject({
      decimal: ',',
      group: '\u202f',
    });
  });

  it('writes every number of the page, with R’s words and other texts as they are', () => {
    setNumberStyle({ digits: 2, decimalMark: 'comma', grouping: 'point' });
    expect([fixed(-1234.5, 2), fixed(Number.NaN, 2), fixed(-Infinity, 2)]).toEqual([
      '−1.234,50',
      'NA',
      '−Inf',
    ]);
    expect([wholeNumber(1_234_567), wholeNumber(999), brief(0.001234), brief(-1.5e-7)]).toEqual([
      '1.234.567',
      '999',
      '0,00123',
      '−1,5e−7',
    ]);
    expect([plainNumber(0.95), plainNumber(12), plainNumber(-0), plainNumber(1234.5678, 2)]).toEqual([
      '0,95',
      '12',
      '0',
      '1.234,57',
    ]);
    expect([byteSize(3.4 * 2 ** 30), counted(1200).n]).toEqual(['3,4 GB', '1.200']);
    expect([duration(0.84), duration(12), elapsed(3), elapsed(3720)]).toEqual([
      '0,8 s',
      '12 s',
      '3 s',
      '1 h 02 min',
    ]);
    expect(['NA', '1.2.3', 'a-1', ''].map((text) => styledNumber(text))).toEqual(['NA', '1.2.3', 'a-1', '']);
  });

  it('keeps values of data together, as a year may be one', () => {
    setNumberStyle({ digits: 2, decimalMark: 'comma', grouping: 'point' });
    expect(['2020', '-12345.678912', '-Inf', '1e-12'].map(cellNumber)).toEqual([
      '2020',
      '−12345,68',
      '−Inf',
      '1e−12',
    ]);
  });

  it('tells when it changes, not when it is set again', () => {
    const heard = vi.fn();
    const end = onNumberStyle(heard);
    setNumberStyle({ ...usual, digits: 4 });
    setNumberStyle({ ...usual, digits: 4 });
    expect(heard).toHaveBeenCalledTimes(1);
    end();
    setNumberStyle(usual);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
