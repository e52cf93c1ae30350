import { lineLevel } from '../environments/tasks/line-level';
import { isProgress } from '../fits/progress';
import type { WorkerName } from '../session/manager/worker-record';
import type { WorkerEvent } from '../session/session';
import type { LogBook } from './log-book';

/** What a worker tells as entries of the log; a fit's or task's under its name. Progress of chains is shown elsewhere. */
export function logWorkerEvent(log: LogBook, event: WorkerEvent, worker: WorkerName): void {
  const place = { source: worker.jobId ?? worker.taskId ?? worker.id, worker: worker.id };
  switch (event.kind) {
    case 'stdout':
    case 'stderr': {
      const { kind: stream, line: text, callId } = event;
      if (text.trim() === '' || (worker.jobId !== undefined && isProgress(text))) return;
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
