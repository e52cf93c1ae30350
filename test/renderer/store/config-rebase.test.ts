import { describe, expect, it } from 'vitest';
import { configOf, editOf, newVariable } from '../../../renderer/store/config-edit';
import { rebase, withTheirs } from '../../../renderer/store/config-rebase';
import { config } from '../fake/environments';

const before = config({ env: { A: '1', B: '2' }, r_home: '/old', startup_scripts: ['x'] });
const edited = (more: Partial<ReturnType<typeof editOf>>) => ({ ...editOf(before), ...more });

describe('edits put onto a file that has changed', () => {
  it('take what only the file changed, and keep what only the editor changed', () => {
    const edit = edited({ rHome: '/new' });
    const theirs = config({ env: { A: '1', C: '3' }, r_home: '/old', startup_scripts: ['x', 'y'] });
    const result = rebase(before, edit, theirs);
    expect(result.conflicts).toEqual([]);
    expect(configOf('paper', result.edit)).toEqual({ ...theirs, r_home: '/new' });
  });

  it('are no conflict where both sides changed the same alike', () => {
    const edit = edited({ rHome: '/new' });
    expect(rebase(before, edit, { ...before, r_home: '/new' }).conflicts).toEqual([]);
  });

  it('stay, and tell of a conflict, where both sides changed the same differently', () => {
    const [a, b] = editOf(before).variables;
    const edit = edited({
      rHome: '/mine',
      variables: [{ ...newVariable(), ...a, name: 'A', value: 'mine' }, ...(b ? [b] : [])],
      scripts: [],
    });
    const theirs = config({ env: { B: '2' }, r_home: null, startup_scripts: ['x', 'y'] });
    const result = rebase(before, edit, theirs);
    expect(result.conflicts).toEqual([
      { key: 'r_home', mine: '/mine', theirs: null },
      { key: 'startup_scripts', mine: null, theirs: 'x\n\ny' },
      { key: 'env.A', mine: 'mine', theirs: null },
    ]);
    expect(configOf('paper', result.edit)).toEqual(configOf('paper', edit));
    const settled = ['r_home', 'startup_scripts', 'env.A'].reduce(
      (edit, key) => withTheirs(edit, key, theirs),
      result.edit,
    );
    expect(configOf('paper', settled)).toEqual(theirs);
  });

  it('keep the place of a variable whose value the file has changed', () => {
    const next = withTheirs(editOf(before), 'env.A', { ...before, env: { A: 'new', B: '2' } });
    expect(next.variables.map(({ name, value }) => `${name}=${value}`)).toEqual(['A=new', 'B=2']);
  });
});
