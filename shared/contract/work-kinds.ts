import type { KindWords } from '../texts/kind-words';

/** What the list of jobs knows of a kind of work before any is started. */
export interface WorkKindInfo {
  readonly words: KindWords & {
    /** What becomes of it where it is stopped before its end. */
    readonly lost: string;
  };
  /** Whose work it is: a project's shows in that project's window alone, an environment's in all. */
  readonly of: 'project' | 'environment';
  /** It uses an environment's R. */
  readonly usesR: boolean;
  /** It changes the packages that R loads: fits wait for it. */
  readonly changesLibrary: boolean;
}

const project = { of: 'project', usesR: true, changesLibrary: false } as const;
const environment = { of: 'environment', usesR: true, changesLibrary: false } as const;
const library = { of: 'environment', usesR: true, changesLibrary: true } as const;

/**
 * Every kind of work. To add one, add a line here and a `WorkType` in electron, in the folder that the work is about. A
 * kind that tells more of itself than all others do has a line in `OwnDetails` of `work.ts` too.
 */
export const workKinds = {
  fit: {
    ...project,
    words: {
      title: 'Fit',
      about: 'Compiles a model, samples it and saves the draws.',
      lost: 'Its draws are lost.',
    },
  },
  import: {
    ...project,
    usesR: false,
    words: {
      title: 'Data import',
      about: 'Reads a file into the project.',
      lost: 'The file is not imported.',
    },
  },
  analysis: {
    ...project,
    words: {
      title: 'Analysis',
      about: 'Asks brms something about a fit, in R.',
      lost: 'Its answer is lost.',
    },
  },
  install: {
    ...library,
    words: {
      title: 'Package installation',
      about: 'Installs packages into an environment.',
      lost: 'Nothing is installed.',
    },
  },
  update: {
    ...library,
    words: {
      title: 'Package update',
      about: 'Replaces packages of an environment by newer ones.',
      lost: 'The packages stay as they were.',
    },
  },
  remove: {
    ...library,
    words: {
      title: 'Package removal',
      about: 'Removes packages from an environment.',
      lost: 'The packages stay.',
    },
  },
  setup: {
    ...library,
    words: {
      title: 'Installation of brms',
      about: 'Installs brms and all that fitting needs.',
      lost: 'The installation is not finished.',
    },
  },
  repair: {
    ...library,
    words: {
      title: 'Repair',
      about: 'Repairs what a check of an environment has found.',
      lost: 'The repair is not finished.',
    },
  },
  'import-runtime': {
    ...environment,
    words: {
      title: 'Runtime import',
      about: 'Unpacks a runtime from an archive and checks it.',
      lost: 'The runtime is not imported.',
    },
  },
  clone: {
    ...environment,
    words: {
      title: 'Clone',
      about: 'Copies an environment with all its packages.',
      lost: 'The copy is not made.',
    },
  },
  probe: {
    ...environment,
    words: {
      title: 'Test model',
      about: 'Compiles and samples a tiny model, to see whether fitting works.',
      lost: 'The test has no result.',
    },
  },
} as const satisfies Readonly<Record<string, WorkKindInfo>>;

export type WorkKind = keyof typeof workKinds;

/** Kinds of work that use an environment's R for a project. */
export type ProjectRWorkKind = {
  [Kind in WorkKind]: (typeof workKinds)[Kind] extends { of: 'project'; usesR: true } ? Kind : never;
}[WorkKind];

/** Kinds of work that are an environment's. */
export type EnvironmentWorkKind = {
  [Kind in WorkKind]: (typeof workKinds)[Kind]['of'] extends 'environment' ? Kind : never;
}[WorkKind];
