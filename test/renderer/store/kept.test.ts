import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKept } from '../../../renderer/store/kept';
import { project } from '../fake/fixtures';
import { memoryStorage, opened } from '../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('keeps by machine, project and tab, each apart from the others', () => {
  const [machine, tab] = [memoryStorage(), memoryStorage()];
  const kept = createKept({ machine, tab });
  kept.machine.write('size', 1);
  kept.project('/a').write('size', 2);
  kept.project('/b').write('size', 3);
  kept.tab.write('size', 4);
  const again = createKept({ machine, tab });
  const all = [again.machine, again.project('/a'), again.project('/b'), again.tab];
  expect(all.map(({ read }) => read('size'))).toEqual([1, 2, 3, 4]);
  expect(createKept({ machine, tab: memoryStorage() }).tab.read('size')).toBeNull();
});

it('drops what cannot be read, and goes on where nothing can be written', () => {
  const full = {
    getItem: () => '{',
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  const { machine } = createKept({ machine: full, tab: full });
  expect(() => machine.write('size', 1)).not.toThrow();
  expect(machine.read('size')).toBeNull();
});

it('finds what earlier versions left under their keys', async () => {
  const storage = memoryStorage();
  const tabStorage = memoryStorage();
  storage.setItem('brms-studio:layout', JSON.stringify({ navWidth: 300 }));
  storage.setItem(
    `brms-studio:tabs:${project.path}`,
    JSON.stringify({ tabs: [{ kind: 'sessions', id: 'sessions' }], activeTab: 'sessions:sessions' }),
  );
  storage.setItem(`brms-studio:object code:${project.path}`, JSON.stringify(['1 + 1']));
  tabStorage.setItem('brms-studio:kept:object code', JSON.stringify('half ty'));
  const { state } = await opened(storage, tabStorage);
  expect(state().layout).toMatchObject({ navWidth: 300, jobsHeight: 150 });
  expect(state().activeTab).toBe('sessions:sessions');
  expect(state().objectCode()).toEqual(['1 + 1']);
  expect(state().recall('object code', 'tab')).toBe('half ty');
});

it('a view’s value stays as long as it was kept for', async () => {
  const storage = memoryStorage();
  const tabStorage = memoryStorage();
  const { state } = await opened(storage, tabStorage);
  state().keep('sort', 'up', 'page');
  state().keep('width', 250, 'machine');
  state().keep('search', 'ze', 'tab');
  expect(state().keptValues).toEqual({ sort: 'up', width: 250, search: 'ze' });
  const reloaded = (await opened(storage, tabStorage)).state();
  const recalled = ['page', 'machine', 'tab'] as const;
  expect(['sort', 'width', 'search'].map((key, i) => reloaded.recall(key, recalled[i] ?? 'page'))).toEqual([
    null,
    250,
    'ze',
  ]);
  const newTab = (await opened(storage)).state();
  expect([newTab.recall('width', 'machine'), newTab.recall('search', 'tab')]).toEqual([250, null]);
});
