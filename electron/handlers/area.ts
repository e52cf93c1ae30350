import type { ProcedureName } from '../../shared/contract/procedures';
import type { Handlers } from '../ipc/router';
import type { WindowState } from './window-state';

/** The handlers of the procedures that begin with one of these names: `AreaHandlers<'data'>` has `data.import` and so on. */
export type AreaHandlers<Area extends string> = Pick<
  Handlers<WindowState>,
  Extract<ProcedureName, `${Area}.${string}`>
>;
