import { describe, expect, it } from 'vitest';
import { dependentsOf, removeQuestion } from '../../../../renderer/areas/packages/remove-question';
import { installed, ownLibrary, systemLibrary } from '../../fake/packages';

const own = { own: true, library: ownLibrary };

describe('what depends on packages', () => {
  const packages = [
    installed('Rcpp', own),
    installed('lme4', { ...own, needs: ['Rcpp', 'methods'] }),
    installed('brms', { needs: ['lme4'] }),
    installed('abind'),
  ];

  it('is all that cannot be loaded without them, near and far', () => {
    expect(dependentsOf(packages, ['Rcpp'])).toEqual(['brms', 'lme4']);
    expect(dependentsOf(packages, ['Rcpp', 'lme4'])).toEqual(['brms']);
    expect(dependentsOf(packages, ['brms'])).toEqual([]);
  });

  it('is nothing where another library has them too', () => {
    expect(dependentsOf([...packages, installed('Rcpp')], ['Rcpp'])).toEqual([]);
  });

  it('ends where packages need each other', () => {
    const circle = [
      installed('a', own),
      installed('b', { needs: ['a', 'c'] }),
      installed('c', { needs: ['b'] }),
    ];
    expect(dependentsOf(circle, ['a'])).toEqual(['b', 'c']);
  });
});

describe('the question before packages are removed', () => {
  it('names what will not load any more', () => {
    const packages = [installed('Rcpp', own), installed('lme4', { needs: ['Rcpp'] })];
    expect(removeQuestion(packages, ['Rcpp'])).toEqual({
      title: 'Remove Rcpp?',
      body: 'lme4 depends on it and will not load any more.',
      confirm: 'Remove',
    });
  });

  it('says which version takes its place', () => {
    const packages = [installed('tiny', own), installed('tiny', { version: '0.9', hidden: true })];
    expect(removeQuestion(packages, ['tiny']).body).toBe(
      `No other installed package depends on it. Of tiny, 0.9 in ${systemLibrary} is used from then on.`,
    );
  });

  it('stays short where there is much to name', () => {
    const names = Array.from({ length: 9 }, (_, i) => `p${i + 1}`);
    const { title, body } = removeQuestion(
      names.map((name) => installed(name, own)),
      names,
    );
    expect(title).toBe('Remove 9 packages?');
    expect(body).toBe('p1, p2, p3, p4, p5, p6 and 3 others. No other installed package depends on them.');
  });
});
