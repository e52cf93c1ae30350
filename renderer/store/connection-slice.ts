import type { SliceContext } from './slice-context';
import type { ConnectionSlice } from './state/connection';

export function connectionSlice({ set, connection }: SliceContext<ConnectionSlice>): ConnectionSlice {
  return {
    connectionStatus: 'connecting',
    connectionChanged: (connectionStatus) => set({ connectionStatus }),
    reconnectNow: () => connection.retryNow(),
  };
}
