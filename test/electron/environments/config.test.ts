import { describe, expect, it } from 'vitest';
import { configText, EnvironmentConfig } from '../../../electron/environments/config';
import { checkEnvironmentName } from '../../../electron/environments/names';

// As brmspy 0.4 writes it.
const brmspyText = `{
  "environment_name": "demo",
  "r_home": "/usr/lib/R",
  "startup_scripts": [
    "options(peer=1)"
  ],
  "runtime_path": null,
  "env": {
    "OMP_NUM_THREADS": "2",
    "ÄÖ": "täpp"
  }
}`;
const whole = JSON.parse(brmspyText) as Record<string, unknown>;

describe('EnvironmentConfig', () => {
  it('goes to a dict and back', () => {
    const config = EnvironmentConfig.fromDict(whole);
    expect(config.toDict()).toEqual(whole);
    expect(Object.keys(config.toDict())).toEqual(Object.keys(whole));
    expect(EnvironmentConfig.fromDict(config.toDict())).toEqual(config);
  });

  it.each(Object.keys(whole))('needs the key %s', (key) => {
    const { [key]: _, ...rest } = whole;
    expect(() => EnvironmentConfig.fromDict(rest)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        where: key,
        message: expect.stringContaining(`"${key}" is missing`),
      }),
    );
  });

  it.each([
    ['environment_name', null],
    ['environment_name', '../../evil'],
    ['r_home', 4],
    ['startup_scripts', 'x'],
    ['startup_scripts', [1]],
    ['runtime_path', {}],
    ['env', []],
    ['env', null],
    ['env', { A: 1 }],
    ['env', { 'A=B': 'x' }],
    ['env', { '': 'x' }],
    ['env', { A: 'a\0b' }],
  ])('refuses %s = %j', (key, value) => {
    expect(() => EnvironmentConfig.fromDict({ ...whole, [key]: value })).toThrow(
      expect.objectContaining({ code: 'invalid-input', where: key }),
    );
  });

  it('is made from nothing, a plain object or a config', () => {
    const standard = {
      environment_name: 'default',
      r_home: null,
      startup_scripts: [],
      runtime_path: null,
      env: {},
    };
    expect(EnvironmentConfig.fromObj().toDict()).toEqual(standard);
    expect(EnvironmentConfig.fromObj(null).toDict()).toEqual(standard);
    const config = EnvironmentConfig.fromObj(whole);
    expect(config.toDict()).toEqual(whole);
    expect(EnvironmentConfig.fromObj(config)).toBe(config);
    for (const bad of [{}, 'default', 1, []])
      expect(() => EnvironmentConfig.fromObj(bad)).toThrow(/not valid/);
  });
});

describe('configText', () => {
  it('is brmspy’s, byte for byte', () => {
    expect(configText(EnvironmentConfig.fromDict(whole))).toBe(brmspyText);
    expect(configText(new EnvironmentConfig())).toBe(
      '{\n  "environment_name": "default",\n  "r_home": null,\n  "startup_scripts": [],\n  "runtime_path": null,\n  "env": {}\n}',
    );
  });
  it('drops BRMSPY_AUTOLOAD and keeps keys that are not ours, after ours', () => {
    const config = new EnvironmentConfig({ env: { BRMSPY_AUTOLOAD: '1', A: 'b' } });
    const text = configText(
      config,
      new Map([
        ['later', '{"x": [1]}'],
        ['env', '{"gone": "1"}'],
      ]),
    );
    expect(JSON.parse(text)).toEqual({ ...config.toDict(), env: { A: 'b' }, later: { x: [1] } });
    expect(Object.keys(JSON.parse(text)).at(-1)).toBe('later');
  });
});

describe('checkEnvironmentName', () => {
  it.each([
    'default',
    'demo',
    'R 4.3',
    'ä_ö-1',
    '日本',
    'a'.repeat(100),
    '日'.repeat(66),
    'console',
    'com10',
    'nully',
    'v1.2.3',
  ])('takes %j', (name) => {
    expect(checkEnvironmentName(name)).toBe(name);
  });
  it.each([
    '',
    '.',
    '..',
    '.hidden',
    '../../evil',
    '/etc',
    'a/b',
    'a\\b',
    'C:',
    'a\nb',
    'a\0',
    '\u007f',
    'a\u202eb',
    ' a',
    'a ',
    'a.',
    'a..b',
    'CON',
    'nul.txt',
    'com1',
    'LPT³',
    'com¹.log',
    'CONIN$',
    'nul .txt',
    '日'.repeat(70),
    'a|b',
    'a'.repeat(101),
    '\ud800',
    null,
    3,
    {},
  ])('refuses %j', (name) => {
    expect(() => checkEnvironmentName(name)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        where: 'environment_name',
        message: expect.stringContaining('cannot be'),
      }),
    );
  });
});
