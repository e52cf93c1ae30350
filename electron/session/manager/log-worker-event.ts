import { lineLevel } from '../../log/line-level';
import type { LogBook } from '../../log/log-book';
import type { WorkerEvent } from '../session';
import type { WorkerName } from './worker-record';

/**
 * Logs an event of a worker under the id of the worker's work. `isShown`: is true for lines of a fit that the screen
 * shows in another way, such as the progress of chains; they are not logged.
 */
export function logWorkerEvent(
  log: Pick<LogBook, 'add'>,
  event: WorkerEvent,
  worker: WorkerName,
  isShown: (line: string) => boolean,
): void {
  const place = { source: worker.workId ?? worker.id, worker: worker.id };
  switch (event.kind) {
    case 'stdout':
    case 'stderr': {
      const { kind: stream, line: text, callId } = event;
      if (text.trim() === '' || (worker.role === 'fit' && isShown(text))) return;
      log.add({ ...place, level: lineLevel(text, stream), callId, stream, text });
      return;
    }
    case 'condition': {
      const { level: stream, message: text, callId } = event;
      log.add({ ...place, level: stream === 'warning' ? 'warn' : 'info', callId, stream, text });
      return;
    }
    case 'log':
      log.add({ ...place, level: event.level, callId: event.callId, text: event.message });
      return;
    case 'verb':
      return;
  }
}
