import { expect, it } from 'vitest';
import {
  changesLibrary,
  isEnvironmentWork,
  usesEnvironment,
  type WorkItem,
} from '../../../shared/contract/work';
import { type WorkKind, workKinds } from '../../../shared/contract/work-kinds';

const kinds = Object.keys(workKinds) as readonly WorkKind[];
const itemOf = (kind: WorkKind) => ({ kind }) as WorkItem;

it('work is of a project or of an environment; what changes packages is an environment’s', () => {
  for (const kind of kinds) {
    const item = itemOf(kind);
    expect(isEnvironmentWork(item)).toBe(workKinds[kind].of === 'environment');
    if (changesLibrary(item)) expect(isEnvironmentWork(item)).toBe(true);
    if (usesEnvironment(item)) expect(isEnvironmentWork(item)).toBe(false);
  }
});

it('fits and questions to brms use an environment’s R for their project, an import does not', () => {
  expect(
    (['fit', 'analysis', 'import', 'install'] as const).map((kind) => usesEnvironment(itemOf(kind))),
  ).toEqual([true, true, false, false]);
});
