import type { Job } from '../../../shared/contract/project';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { callWords } from '../../ui/call-words';
import { byteSize, counted } from '../../ui/number-text';

/** What is lost when the worker's process ends, in a sentence or two; null where nothing is. */
export function lossOfStopping(worker: WorkerInfo, jobs: readonly Job[]): string | null {
  const { handles, handleBytes, call, jobId, taskId } = worker;
  if (jobId !== null) {
    const name = jobs.find(({ id }) => id === jobId)?.modelName;
    return `The fit${name === undefined ? '' : ` of ${name}`} that runs in it is cancelled, and its draws are lost.`;
  }
  if (taskId !== null) return 'The task that it works for is cancelled, and what it had changed is put back.';
  if (handles === 0) return null;
  const objects = `${counted(handles, 'object')} (${byteSize(handleBytes)}) that only this R process holds ${
    handles === 1 ? 'is' : 'are'
  } lost.`;
  return call === null ? objects : `${objects} The running call is ended: ${callWords(call)}.`;
}
