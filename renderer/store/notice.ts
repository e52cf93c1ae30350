import type { StudioError } from '../../shared/errors/studio-error';

/** What can be done about a notice. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** A message that no screen has a place of its own for. */
export type Notice =
  | {
      readonly kind: 'error';
      readonly title: string;
      readonly error: StudioError;
      readonly action?: NoticeAction;
      /** The notice goes when this resolves: what it tells is over. */
      readonly until?: Promise<unknown>;
    }
  | {
      readonly kind: 'success' | 'warning';
      readonly title: string;
      readonly message: string;
      readonly action?: NoticeAction;
    }
  | {
      readonly kind: 'working';
      readonly title: string;
      /** The notice goes when this settles, either way. */
      readonly until: Promise<unknown>;
    };
