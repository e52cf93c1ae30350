import type { SliceContext } from './slice-context';
import type { Layout, LayoutSlice } from './state/layout';

const defaults: Layout = {
  navWidth: 216,
  inspectorWidth: 280,
  inspectorOpen: true,
  jobsHeight: 150,
  jobsOpen: false,
  jobsView: 'jobs',
  jobsOpenedByFit: false,
};

export function layoutSlice({ set, get, kept }: SliceContext<LayoutSlice>): LayoutSlice {
  return {
    layout: { ...defaults, ...kept.machine.read<Partial<Layout>>('layout') },
    topic: null,
    question: null,
    newProjectOpen: false,
    levelsTarget: null,
    narrow: false,
    overlayOpen: false,
    setLayout(patch) {
      const byHand = patch.jobsOpen === undefined ? {} : { jobsOpenedByFit: false };
      const layout = { ...get().layout, ...byHand, ...patch };
      set({ layout });
      kept.machine.write('layout', layout);
    },
    inspect: (topic) => set({ topic }),
    clearTopic: () => set({ topic: null }),
    leaveTab: () => set({ topic: null, levelsTarget: null }),
    setNewProjectOpen: (newProjectOpen) => set({ newProjectOpen }),
    editLevels(levelsTarget) {
      if (levelsTarget) get().openTab({ kind: 'data', id: levelsTarget.datasetId });
      set({ levelsTarget });
    },
    setNarrow: (narrow) => set({ narrow, overlayOpen: false }),
    showInspector: (open) =>
      get().narrow ? set({ overlayOpen: open }) : get().setLayout({ inspectorOpen: open }),
    toggleInspector() {
      const { narrow, overlayOpen, layout, showInspector } = get();
      showInspector(!(narrow ? overlayOpen : layout.inspectorOpen));
    },
    ask: (question) =>
      new Promise((resolve) => {
        get().question?.answer(false);
        set({
          question: {
            ...question,
            answer(yes) {
              set({ question: null });
              resolve(yes);
            },
          },
        });
      }),
  };
}
