import type { ProjectState } from '../../../shared/contract/project';
import type { AppInfo } from '../../../shared/contract/system';
import type { ColumnKind } from '../../../shared/model/table';
import { t } from '../../texts/texts';
import { readTabProject, writeTabProject } from '../tab-project';
import { attempts } from './attempt';
import type { SliceContext } from './context';

/** A file that was picked or dropped. */
export interface PickedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ProjectSlice {
  readonly info: AppInfo | null;
  readonly project: ProjectState | null;
  /** What the screen is about: nothing known yet, the start page, a project on its way, a project. */
  readonly phase: 'starting' | 'start' | 'opening' | 'open';
  /** The first thing to do on a new connection: open what was open. */
  readonly boot: () => Promise<void>;
  /** Shows a project that main has opened in this window. */
  readonly enterProject: (project: ProjectState) => Promise<void>;
  readonly openProject: (path: string) => Promise<boolean>;
  readonly createFromSample: (sample: string) => Promise<boolean>;
  readonly createProject: (name: string) => Promise<boolean>;
  readonly closeProject: () => Promise<void>;
  readonly renameProject: (name: string) => Promise<void>;
  /** What is in the open project may run R from now on. */
  readonly trustProject: () => Promise<void>;
  /** Imports a CSV file; without an open project into a new one of the file's name. */
  readonly importFile: (file: PickedFile) => Promise<void>;
  readonly setColumnKind: (
    datasetId: string,
    column: string,
    type: { readonly kind: ColumnKind; readonly ordered?: boolean },
  ) => Promise<void>;
  readonly removeDataset: (datasetId: string) => Promise<void>;
  readonly createModel: (datasetId: string, copyOf?: string) => Promise<void>;
  readonly removeModel: (modelId: string) => Promise<void>;
  readonly removeFit: (fitId: string) => Promise<void>;
  readonly projectChanged: (project: ProjectState) => void;
}

export function projectSlice({ set, get, connection, notify, tabStorage }: SliceContext): ProjectSlice {
  const attempt = attempts(notify, ({ code }) => code !== 'cancelled');

  async function enter(title: string, open: () => Promise<ProjectState>): Promise<boolean> {
    const before = get().project;
    await get().flushDrafts();
    set({ phase: 'opening' });
    const done = await attempt(title, async () => {
      await get().enterProject(await open());
    });
    if (!done) set({ phase: before ? 'open' : 'start' });
    return done;
  }

  /** The project to begin with. Main knows its own windows; a browser's tab knows itself, when it is loaded again. */
  function first({ abilities, lastProject }: AppInfo): string | null {
    if (abilities.windows) return lastProject;
    const shown = readTabProject(tabStorage);
    return shown ? shown.path : lastProject;
  }

  function change(title: string, work: () => Promise<unknown>): Promise<void> {
    return attempt(title, work).then(() => undefined);
  }

  return {
    info: null,
    project: null,
    phase: 'starting',
    async boot() {
      const path = get().project?.path;
      await attempt('Brms Studio did not start', async () => {
        const info = await connection.call('app.info', undefined);
        set({ info });
        void attempt('The preferences are not known', get().refreshPreferences);
        void attempt('The state of R is not known', get().refreshSystem);
        void get().refreshEnvironments();
        if (path !== undefined) {
          // After a lost connection the same screen goes on, so tabs and drafts stay.
          get().projectChanged(await connection.call('project.open', { path }));
          await get().refreshJobs();
          await get().flushDrafts();
          return;
        }
        const begin = first(info);
        if (begin === null) set({ phase: 'start' });
        else await get().openProject(begin);
      });
      if (get().phase === 'starting') set({ phase: 'start' });
    },
    async enterProject(project) {
      set({ project, phase: 'open', drafts: {}, topic: null });
      writeTabProject(tabStorage, project.path);
      get().restoreTabs(project);
      get().restoreDrafts(project);
      await get().refreshJobs();
    },
    openProject: (path) =>
      enter('The project could not be opened', () => connection.call('project.open', { path })),
    createFromSample: (sample) =>
      enter('The sample could not be opened', () => connection.call('project.createFromSample', { sample })),
    createProject: (name) =>
      enter('The project could not be created', () => connection.call('project.create', { name })),
    closeProject: () =>
      change('The project could not be closed', async () => {
        await get().flushDrafts();
        await connection.call('project.close', undefined);
        writeTabProject(tabStorage, null);
        set({ project: null, phase: 'start', tabs: [], activeTab: null, drafts: {}, jobs: [], topic: null });
      }),
    trustProject: () =>
      change(t('trust.failed'), async () => {
        get().projectChanged(await connection.call('project.trust', undefined));
      }),
    renameProject: (name) =>
      change('The project could not be renamed', async () => {
        get().projectChanged(await connection.call('project.rename', { name }));
      }),
    importFile: (file) =>
      change(`${file.name} could not be imported`, async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        if (!get().project && !(await get().createProject(file.name.replace(/\.[^.]*$/, '') || 'Data')))
          return;
        const until = connection.call('data.import', { fileName: file.name, bytes });
        notify({ kind: 'working', title: `Importing ${file.name}`, until });
        const { datasetId } = await until;
        get().openTab({ kind: 'data', id: datasetId });
      }),
    setColumnKind: (datasetId, column, type) =>
      change(`The kind of ${column} could not be changed`, () => {
        const until = connection.call('data.setKind', { datasetId, column, ...type });
        const kind = type.ordered ? 'ordered factor' : type.kind;
        notify({ kind: 'working', title: `Reading ${column} as ${kind}`, until });
        return until;
      }),
    removeDataset: (datasetId) =>
      change('The data set could not be removed', () => connection.call('data.remove', { datasetId })),
    createModel: (datasetId, copyOf) =>
      change('The model could not be created', async () => {
        if (copyOf !== undefined) await get().flushDraft(copyOf);
        const input = copyOf === undefined ? { datasetId } : { datasetId, copyOf };
        const { modelId } = await connection.call('model.create', input);
        get().openTab({ kind: 'model', id: modelId });
      }),
    removeModel: (modelId) =>
      change('The model could not be removed', () => connection.call('model.remove', { modelId })),
    removeFit: (fitId) =>
      change('The fit could not be removed', () => connection.call('fit.remove', { fitId })),
    projectChanged(project) {
      const before = get().project;
      if (!before) return;
      // A saved draft says no more than the project does; it goes, so that changes from elsewhere show.
      const drafts = Object.fromEntries(
        Object.entries(get().drafts).filter(
          ([id, draft]) => draft.state !== 'saved' && project.models.some((model) => model.id === id),
        ),
      );
      set({ project, drafts });
      get().dropTabsOf(before, project);
    },
  };
}
