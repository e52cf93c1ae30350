import type { ConnectionStatus } from '../../connection/connection';

export interface ConnectionSlice {
  readonly connectionStatus: ConnectionStatus;
  readonly connectionChanged: (status: ConnectionStatus) => void;
  readonly reconnectNow: () => void;
}
