import { expect, test } from 'vitest';
import type { SliceContext } from '../../../renderer/store/slice-context';
import type { StudioState } from '../../../renderer/store/state';
import type { WorkSlice } from '../../../renderer/store/state/work';

test('a slice can set its own keys and no other', () => {
  const patches: Partial<StudioState>[] = [];
  const { set }: Pick<SliceContext<WorkSlice>, 'set'> = { set: (patch) => patches.push(patch) };
  set({ work: [] });
  // @ts-expect-error: tabs belong to the workspace; the type check of the tests fails should this be allowed.
  set({ tabs: [] });
  // @ts-expect-error: no slice has such a key.
  set({ works: [] });
  expect(patches).toHaveLength(3);
});
