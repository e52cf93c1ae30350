import { expect, test } from 'vitest';
import { workKinds } from '../../../shared/contract/work-kinds';
import { kindAbout, kinds, kindTitle } from '../../../shared/kind-texts/kind-texts';
import { type KindFolder, kindKeys, kindText, kindTexts } from '../../../shared/texts/kind-words';
import { t } from '../../../shared/texts/texts';

test.each(Object.keys(kinds) as KindFolder[])('the catalogue has the words of all %s', (folder) => {
  expect(kinds[folder].length).toBeGreaterThan(2);
  for (const { id, words } of kinds[folder]) {
    expect([kindTitle(folder, id), kindAbout(folder, id)]).toEqual([words.title, words.about]);
  }
});

test('every kind of work is among them', () => {
  expect(kinds.work.map(({ id }) => id)).toEqual(Object.keys(workKinds));
});

test('a kind reads its own texts with their forms and values, and takes nothing from the others', () => {
  const words = {
    title: 'A',
    about: 'B',
    fields: { column: 'C' },
    bar_one: '{{n}} bar',
    bar_other: '{{n}} bars of {{name}}',
  };
  const say = kindTexts('plots', 'of-a-test', words);
  expect([say('title'), say('bar', { count: 1, n: 1 })]).toEqual(['A', '1 bar']);
  expect(say('bar', { count: 2, n: 2, name: '{{n}} $t(start.app)' })).toBe('2 bars of {{n}} $t(start.app)');
  expect(kindText('plots', 'of-a-test', 'fields.column')).toBe('C');
  expect(kindTitle('plots', 'trace')).toBe('Trace');
  expect(t('start.app')).toBe('Brms Studio');
});

test('a kind that only the page has finds its words by keys', () => {
  const words = kindKeys('parts', 'of-a-test', { title: 'A part', none: 'It has nothing.' });
  expect([t(words.title), t(words.none)]).toEqual(['A part', 'It has nothing.']);
});
