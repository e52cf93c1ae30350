import { expect, test } from 'vitest';
import { ObjectLists } from '../../../electron/objects/object-lists';
import type { ObjectInfo } from '../../../shared/contract/objects';
import { mainWorker } from './main-worker';

const worker = mainWorker({ state: 'ready', pid: 1, epoch: 'e' });
const object = (id: string): ObjectInfo => ({
  ref: { worker: 'main', epoch: 'e', id },
  ...{ kind: 'vector', classes: ['numeric'], type: 'double', dim: null, length: 1, size: 56, label: 'num 1' },
  ...{ expandable: false, tabular: true, origin: '', createdAt: 0 },
});

test('an answer that is older than what was made or released meanwhile does not take its place', async () => {
  const answers: ((objects: readonly ObjectInfo[]) => void)[] = [];
  const lists = new ObjectLists(
    () => new Promise((resolve) => answers.push(resolve)),
    (error) => {
      throw error;
    },
  );
  const ids = async (answer: readonly ObjectInfo[], meanwhile = () => {}) => {
    const asked = lists.all([worker]);
    meanwhile();
    answers.pop()?.(answer);
    return (await asked).map(({ ref }) => ref.id);
  };
  expect(await ids([object('1')])).toEqual(['1']);
  expect(await ids([object('1')], () => lists.add(object('2')))).toEqual(['1', '2']);
  expect(await ids([object('1'), object('2')], () => lists.remove([object('1').ref]))).toEqual(['2']);
  // Nothing happened meanwhile: R knows best.
  expect(await ids([object('2'), object('3')])).toEqual(['2', '3']);
});
