import type { SliceContext } from './slice-context';
import type { KeptSlice } from './state/kept';

export function keptSlice({ set, get, kept }: SliceContext<KeptSlice>): KeptSlice {
  return {
    keptValues: {},
    keep(key, value, time) {
      set({ keptValues: { ...get().keptValues, [key]: value } });
      if (time !== 'page') kept[time].write(`kept:${key}`, value);
    },
    recall: (key, time) => (time === 'page' ? null : kept[time].read(`kept:${key}`)),
  };
}
