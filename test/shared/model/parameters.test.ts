import { expect, it } from 'vitest';
import { displayName, sectionOf } from '../../../shared/model/parameters';

it.each([
  ['b_Intercept', 'population'],
  ['b_sigma_Days', 'population'],
  ['bs_sx_1', 'population'],
  ['sd_patient__Intercept', 'group'],
  ['cor_g__Intercept__x', 'group'],
  ['sigma', 'family'],
  ['sigma_y1', 'family'],
  ['shape', 'family'],
  ['nu', 'family'],
  ['r_patient[1,Intercept]', 'group-effects'],
  ['lprior', 'other'],
  ['lp__', 'other'],
  ['s_sx_1[3]', 'other'],
])('%s stands in the section %s', (variable, section) => {
  expect(sectionOf(variable)).toBe(section);
});

it('shows names as brms prints them', () => {
  expect(displayName('b_zBase:Trt1')).toBe('zBase:Trt1');
  expect(displayName('b_Intercept')).toBe('Intercept');
  expect(displayName('Intercept')).toBe('Intercept (centred)');
  expect(displayName('sd_patient__Intercept')).toBe('sd(Intercept) · patient');
  expect(displayName('cor_g__Intercept__x')).toBe('cor(Intercept, x) · g');
});
