import type { ObjectInfo, ObjectPart, ObjectResult } from '../../../shared/contract/objects';

/** An object of the main worker; a data frame unless told otherwise. */
export function objectInfo(id: string, more: Partial<ObjectInfo> = {}): ObjectInfo {
  return {
    ref: { worker: 'main', epoch: 'e1', id },
    kind: 'data',
    classes: ['data.frame'],
    type: 'list',
    dim: [236, 9],
    length: 9,
    size: 1000,
    label: '236 obs. of 9 variables',
    expandable: true,
    tabular: true,
    origin: `Data ${id}`,
    createdAt: 0,
    ...more,
  };
}

export function elementPart(index: number, name: string, more: Partial<ObjectPart> = {}): ObjectPart {
  return {
    step: { by: 'element', index },
    name,
    kind: 'vector',
    classes: ['numeric'],
    type: 'double',
    dim: null,
    length: 236,
    size: 100,
    label: '1 2 3',
    expandable: false,
    tabular: true,
    ...more,
  };
}

export function objectResult(object: ObjectInfo): ObjectResult {
  return { object, printed: { text: '', truncated: false }, said: [] };
}
