import type { AppInfo } from '../../shared/contract/system';
import type { ProjectState } from '../../shared/model/project';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import type { SliceContext } from './slice-context';
import type { ProjectSlice } from './state/project';
import { readTabProject, writeTabProject } from './tab-project';

export function projectSlice({
  set,
  get,
  connection,
  notify,
  kept,
}: SliceContext<ProjectSlice>): ProjectSlice {
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
    const shown = readTabProject(kept.tab);
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
      await attempt(t('store.project.notStarted'), async () => {
        const info = await connection.call('app.info', undefined);
        set({ info });
        void attempt(t('store.project.noPreferences'), get().refreshPreferences);
        void attempt(t('store.project.noSystem'), get().refreshSystem);
        void get().refreshEnvironments();
        if (path !== undefined) {
          // After a lost connection the same screen goes on, so tabs and drafts stay.
          get().projectChanged(await connection.call('project.open', { path }));
          await get().refreshWork();
          await get().flushDrafts();
          return;
        }
        const begin = first(info);
        if (begin === null) set({ phase: 'start' });
        else await get().openProject(begin);
      });
      if (get().phase === 'starting') set({ phase: 'start' });
    },
    async refreshInfo() {
      set({ info: await connection.call('app.info', undefined) });
    },
    async enterProject(project) {
      set({ project, phase: 'open' });
      get().forgetDrafts();
      get().clearTopic();
      writeTabProject(kept.tab, project.path);
      get().restoreTabs(project);
      get().restoreDrafts(project);
      await get().refreshWork();
    },
    openProject: (path) => enter(t('shell.notOpened'), () => connection.call('project.open', { path })),
    createFromSample: (sample) =>
      enter(t('store.project.sampleNotOpened'), () =>
        connection.call('project.createFromSample', { sample }),
      ),
    createProject: (name) =>
      enter(t('store.project.notCreated'), () => connection.call('project.create', { name })),
    closeProject: () =>
      change(t('store.project.notClosed'), async () => {
        await get().flushDrafts();
        await connection.call('project.close', undefined);
        writeTabProject(kept.tab, null);
        set({ project: null, phase: 'start' });
        // Without a project nothing remembers that its tabs are closed.
        get().closeTabs();
        get().clearTopic();
        get().forgetDrafts();
        get().forgetProjectWork();
      }),
    trustProject: () =>
      change(t('trust.failed'), async () => {
        get().projectChanged(await connection.call('project.trust', undefined));
      }),
    renameProject: (name) =>
      change(t('store.project.notRenamed'), async () => {
        get().projectChanged(await connection.call('project.rename', { name }));
      }),
    importFile: (file) =>
      change(t('store.project.notImported', { name: file.name }), async () => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        if (
          !get().project &&
          !(await get().createProject(file.name.replace(/\.[^.]*$/, '') || t('store.project.unnamed')))
        )
          return;
        const until = connection.call('data.import', { fileName: file.name, bytes });
        notify({ kind: 'working', title: t('store.project.importing', { name: file.name }), until });
        const { datasetId } = await until;
        get().openTab({ kind: 'data', id: datasetId });
      }),
    setColumnKind: (datasetId, column, type) =>
      change(t('store.project.kindNotChanged', { column }), () => {
        const until = connection.call('data.setKind', { datasetId, column, ...type });
        const kind = type.ordered ? t('store.project.orderedFactor') : type.kind;
        notify({ kind: 'working', title: t('store.project.reading', { column, kind }), until });
        return until;
      }),
    removeDataset: (datasetId) =>
      change(t('store.project.datasetNotRemoved'), () => connection.call('data.remove', { datasetId })),
    createModel: (datasetId, copyOf) =>
      change(t('store.project.modelNotCreated'), async () => {
        if (copyOf !== undefined) await get().flushDraft(copyOf);
        const input = copyOf === undefined ? { datasetId } : { datasetId, copyOf };
        const { modelId } = await connection.call('model.create', input);
        get().openTab({ kind: 'model', id: modelId });
      }),
    removeModel: (modelId) =>
      change(t('store.project.modelNotRemoved'), () => connection.call('model.remove', { modelId })),
    removeFit: (fitId) =>
      change(t('store.project.fitNotRemoved'), () => connection.call('fit.remove', { fitId })),
    projectChanged(project) {
      const before = get().project;
      if (!before) return;
      set({ project });
      get().dropSavedDrafts(project);
      get().dropTabsOf(before, project);
    },
  };
}
