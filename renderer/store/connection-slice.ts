import type { ConnectionStatus } from '../connection/connection';
import type { SliceContext } from './context';

export interface ConnectionSlice {
  readonly connectionStatus: ConnectionStatus;
  readonly reconnectNow: () => void;
}

export function connectionSlice({ connection }: SliceContext): ConnectionSlice {
  return { connectionStatus: 'connecting', reconnectNow: () => connection.retryNow() };
}
