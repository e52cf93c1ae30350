import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import type { Connection } from '../connection/connection';
import type { StudioState } from './state';
import type { StudioStore } from './store';

export interface Studio {
  readonly store: StudioStore;
  readonly connection: Connection;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = use(StudioContext);
  if (!studio) throw new StudioError('internal', t('store.outsideContext'));
  return studio;
}

/** A narrow part of the state; the component renders again when that part changes. */
export function useStudioState<T>(selector: (state: StudioState) => T): T {
  return useStore(useStudio().store, selector);
}

/** The actions, which never change: for event handlers. */
export function useActions(): StudioState {
  return useStudio().store.getState();
}
