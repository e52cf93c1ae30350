import { createRouter, type Handlers } from '../../../electron/ipc/router';
import { createClient } from '../../../shared/contract/client';
import type { LogEntry } from '../../../shared/contract/system';
import { memoryPair } from './memory-pair';
import { handlersWith } from './refuse-all';

export interface Opened {
  opened: string | null;
}

export const entryOf = (text: string): LogEntry => ({
  ...{ seq: 1, time: 0, level: 'info', source: 'app', worker: null, callId: null, stream: 'app', text },
});

/** A router that answers by `given`, with one client over a pipe in memory; `errors` is what it reports. */
export function setUp(given: Partial<Handlers<Opened>>) {
  const pair = memoryPair();
  const errors: string[] = [];
  const router = createRouter<Opened>(handlersWith(given), {
    onError: (error, what) => errors.push(`${what}: ${error.code}`),
  });
  const connection = router.connect(pair.main, { opened: null });
  const client = createClient(pair.renderer);
  return { pair, connection, client, errors };
}
