import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKept } from '../../../renderer/store/kept';
import type { SliceContext } from '../../../renderer/store/slice-context';
import type { StudioState } from '../../../renderer/store/state';
import type { WorkSlice } from '../../../renderer/store/state/work';
import { createStudioStore } from '../../../renderer/store/store';
import { fakeConnection } from '../fake/fake-connection';
import { memoryStorage } from '../fake/opened';

test('a slice can set its own keys and no other', () => {
  const patches: Partial<StudioState>[] = [];
  const { set }: Pick<SliceContext<WorkSlice>, 'set'> = { set: (patch) => patches.push(patch) };
  set({ work: [] });
  // @ts-expect-error: tabs belong to the workspace; the type check of the tests fails should this be allowed.
  set({ tabs: [] });
  // @ts-expect-error: no slice has such a key.
  set({ works: [] });
  const more = { work: [], tabs: [] };
  // @ts-expect-error: nor a patch that holds another's key besides.
  set(more);
  // @ts-expect-error: nor one that takes such a key from elsewhere.
  set({ work: [], ...more });
  expect(patches).toHaveLength(5);
});

test('each key of the state is of one slice', async () => {
  const folder = join(import.meta.dirname, '../../../renderer/store');
  const [storage, tabStorage, connection] = [memoryStorage(), memoryStorage(), fakeConnection({})];
  const state = createStudioStore({ connection, notify: () => undefined, storage, tabStorage }).getState();
  const kept = createKept({ machine: storage, tab: tabStorage });
  const context = { connection, notify: () => undefined, kept, set: () => undefined, get: () => state };
  const owners: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-slice.ts'))) {
    const module: Readonly<Record<string, unknown>> = await import(join(folder, file));
    const [make] = Object.entries(module).flatMap(([name, value]) => (name.endsWith('Slice') ? [value] : []));
    owners.push(...Object.keys((make as (given: typeof context) => object)(context)));
  }
  expect(owners.toSorted()).toEqual(Object.keys(state).toSorted());
});
