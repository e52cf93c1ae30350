import { isFitWork, type WorkItem } from '../../shared/contract/work';
import type { WorkerInfo } from '../../shared/contract/workers';
import { kindText } from '../../shared/texts/kind-words';
import { t } from '../../shared/texts/texts';
import { callWords } from '../ui/call-words';
import { byteSize, wholeNumber } from '../ui/number-text';

/** What is lost when the worker's process ends, in a sentence or two; null where nothing is. */
export function lossOfStopping(worker: WorkerInfo, work: readonly WorkItem[]): string | null {
  const { handles, handleBytes, call, role, workId } = worker;
  if (role === 'fit') {
    const name = work.filter(isFitWork).find(({ id }) => id === workId)?.detail.modelName;
    return name === undefined ? t('store.worker.losesFit') : t('store.worker.losesFitOf', { name });
  }
  if (workId !== null) {
    const item = work.find(({ id }) => id === workId);
    return item
      ? t('store.worker.losesJob', { title: item.title, lost: kindText('work', item.kind, 'lost') })
      : t('store.worker.losesWork');
  }
  if (handles === 0) return null;
  const objects = t('store.worker.losesObjects', {
    count: handles,
    n: wholeNumber(handles),
    size: byteSize(handleBytes),
  });
  return call === null ? objects : t('store.worker.losesCall', { objects, call: callWords(call) });
}
