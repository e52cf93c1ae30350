/** What the inspector explains. */
export type Topic =
  | { readonly kind: 'column'; readonly datasetId: string; readonly column: string }
  | { readonly kind: 'family'; readonly name: string }
  | { readonly kind: 'term'; readonly term: string };

/** Sizes of the panels in pixels, and which are open. */
export interface Layout {
  readonly navWidth: number;
  readonly inspectorWidth: number;
  readonly inspectorOpen: boolean;
  readonly jobsHeight: number;
  readonly jobsOpen: boolean;
  readonly jobsView: 'jobs' | 'log';
  /** A panel that a fit opened folds again when the fit is shown; one that a person opened stays. */
  readonly jobsOpenedByFit: boolean;
}

export interface Question {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  /** The button that leaves things as they are; "Keep" where left out. */
  readonly cancel?: string;
  /** Nothing is lost by a yes, so its button is not red. */
  readonly harmless?: boolean;
  readonly answer: (yes: boolean) => void;
}

/** The column whose levels are being put in order; `ordered` says that their order is to count. */
export interface LevelsTarget {
  readonly datasetId: string;
  readonly column: string;
  readonly ordered: boolean;
}

export interface LayoutSlice {
  readonly layout: Layout;
  readonly topic: Topic | null;
  readonly question: Question | null;
  readonly newProjectOpen: boolean;
  readonly levelsTarget: LevelsTarget | null;
  /** The window is too narrow for the inspector to stand beside the workspace: it lies over it instead. */
  readonly narrow: boolean;
  readonly overlayOpen: boolean;
  readonly setLayout: (patch: Partial<Layout>) => void;
  readonly inspect: (topic: Topic) => void;
  readonly clearTopic: () => void;
  /** Another tab is in front: what the inspector explained belongs to the one before, and so does a dialog over it. */
  readonly leaveTab: () => void;
  readonly setNewProjectOpen: (open: boolean) => void;
  /** Opens the levels dialog on the tab of the column's data set; null closes it. */
  readonly editLevels: (target: LevelsTarget | null) => void;
  readonly setNarrow: (narrow: boolean) => void;
  readonly showInspector: (open: boolean) => void;
  readonly toggleInspector: () => void;
  /** Asks before something that cannot be undone; false where the person thought better of it. */
  readonly ask: (question: Omit<Question, 'answer'>) => Promise<boolean>;
}
