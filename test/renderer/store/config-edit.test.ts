import { describe, expect, it } from 'vitest';
import {
  configOf,
  editOf,
  newScript,
  newVariable,
  sameConfig,
  scriptIds,
  variableFaults,
} from '../../../renderer/store/config-edit';
import { isSecretName } from '../../../shared/model/environment-rules';
import { config } from '../fake/environments';

describe('a configuration in the editor', () => {
  it('comes out as it went in', () => {
    const whole = config({ env: { B: '2', A: '' }, startup_scripts: ['x <- 1', 'y'], r_home: '/r' });
    expect(configOf('paper', editOf(whole))).toEqual(whole);
  });

  it('leaves out lines of which nothing was typed, and knows which script is which line', () => {
    const edit = {
      ...editOf(config()),
      rHome: '',
      variables: [newVariable(), newVariable('A', '1')],
      scripts: [newScript(' \n'), newScript('x')],
    };
    expect(configOf('paper', edit)).toEqual(config({ env: { A: '1' }, startup_scripts: ['x'] }));
    expect(scriptIds(edit)).toEqual([edit.scripts[1]?.id]);
  });

  it('keeps a variable whose name is a word of JavaScript', () => {
    const edit = { ...editOf(config()), variables: [newVariable('__proto__', 'a')] };
    expect(Object.entries(configOf('paper', edit).env)).toEqual([['__proto__', 'a']]);
  });

  it('is the same in whatever order its variables stand, but not its scripts', () => {
    const a = config({ env: { A: '1', B: '2' } });
    expect(sameConfig(a, config({ env: { B: '2', A: '1' } }))).toBe(true);
    expect(sameConfig(a, config({ env: { A: '1', B: '3' } }))).toBe(false);
    const b = config({ startup_scripts: ['x', 'y'] });
    expect(sameConfig(b, config({ startup_scripts: ['y', 'x'] }))).toBe(false);
  });
});

describe('variables', () => {
  it('are faulty without a name, with a bad one, and the second time', () => {
    const rows = [
      newVariable('A', '1'),
      newVariable('', 'x'),
      newVariable('A=B', ''),
      newVariable('A', '2'),
      newVariable('', ''),
      newVariable('C', 'nul\0l'),
    ];
    const faults = variableFaults(rows);
    expect(rows.map(({ id }) => faults.get(id) ?? null)).toEqual([
      null,
      'Give it a name.',
      expect.stringMatching(/"="/),
      'A is in the list already.',
      null,
      'The value holds a null character.',
    ]);
  });

  it.each([
    'GITHUB_PAT',
    'MY_TOKEN',
    'api_key',
    'DB_PASSWORD',
    'PGPASSWD',
    'AWS_SECRET_ACCESS_KEY',
    'SECRET',
    'SSH_KEY',
  ])('%s may hold a secret', (name) => expect(isSecretName(name)).toBe(true));
  it.each(['PATH', 'R_LIBS', 'MONKEY', 'KEYBOARD', 'OMP_NUM_THREADS', 'PATTERN', 'COMPASS', 'AUTHOR'])(
    '%s holds none',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});
