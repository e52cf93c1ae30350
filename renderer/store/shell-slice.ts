import type { ShellCommandId } from '../../shared/contract/shell';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import type { SliceContext } from './context';

/** What a path is asked for where the host has no dialogs of its own. */
export type PathForm = 'open' | 'copy';

export interface ShellSlice {
  readonly pathForm: PathForm | null;
  readonly showPathForm: (form: PathForm | null) => void;
  /** Opens a project that the person chooses. */
  readonly chooseProject: () => Promise<void>;
  /** Saves a copy of the project at a path that the person chooses. */
  readonly saveCopy: () => Promise<void>;
  /** Null where it is saved, else why not. */
  readonly saveCopyAt: (path: string) => Promise<StudioError | null>;
  /** A window on the start page. */
  readonly newWindow: () => Promise<void>;
  readonly revealProject: () => Promise<void>;
  /** Imports files that the person chooses in the host's own dialog. */
  readonly importChosen: () => Promise<void>;
  /** Opens a project of which no more is known than the text of its file, and the name that it was dropped by. */
  readonly openDropped: (name: string, file: string | null) => Promise<void>;
  /** Tells the window which commands can be done. */
  readonly tellEnabled: (enabled: readonly ShellCommandId[]) => void;
}

export function shellSlice({ set, get, connection, notify }: SliceContext): ShellSlice {
  const attempt = attempts(notify, ({ code }) => code !== 'cancelled');
  const hasDialogs = () => get().info?.abilities.dialogs ?? false;

  return {
    pathForm: null,
    showPathForm: (pathForm) => set({ pathForm }),
    async chooseProject() {
      if (!hasDialogs()) return set({ pathForm: 'open' });
      let path: string | null = null;
      await attempt(t('shell.notOpened'), async () => {
        path = await connection.call('shell.chooseProject', undefined);
      });
      if (path !== null) await get().openProject(path);
    },
    async saveCopy() {
      if (!hasDialogs()) return set({ pathForm: 'copy' });
      await attempt(t('shell.notCopied'), async () => {
        const path = await connection.call('shell.chooseCopyPath', undefined);
        const error = path === null ? null : await get().saveCopyAt(path);
        if (error) throw error;
      });
    },
    async saveCopyAt(path) {
      try {
        await get().flushDrafts();
        const until = connection.call('project.saveCopy', { path });
        notify({ kind: 'working', title: t('shell.copying'), until });
        const copy = await until;
        const open = { label: t('shell.openCopy'), run: () => void get().openProject(copy) };
        notify({ kind: 'success', title: t('shell.copied'), message: copy, action: open });
        return null;
      } catch (thrown) {
        return asStudioError(thrown);
      }
    },
    async newWindow() {
      await attempt(t('shell.noWindow'), () => connection.call('shell.openWindow', { path: null }));
    },
    async revealProject() {
      await attempt(t('shell.notRevealed'), () => connection.call('shell.revealProject', undefined));
    },
    async importChosen() {
      await attempt(t('shell.notImported'), async () => {
        const imported = await connection.call('shell.importData', undefined);
        if (!imported) return;
        if (get().project?.path !== imported.project.path) await get().enterProject(imported.project);
        for (const id of imported.datasetIds) get().openTab({ kind: 'data', id });
      });
    },
    async openDropped(name, file) {
      await attempt(t('shell.notOpened'), async () => {
        if (file === null) {
          throw new StudioError('invalid-input', t('shell.noProjectIn', { name }), {
            hint: t('shell.noProjectHint'),
          });
        }
        const path = await connection.call('project.locate', { file });
        if (path !== null) {
          await get().openProject(path);
          return;
        }
        throw new StudioError('invalid-input', t('shell.notLocated', { name }), {
          hint: t('shell.notLocatedHint'),
        });
      });
    },
    tellEnabled(enabled) {
      // A window that is about to close needs no menu.
      connection.call('shell.state', { enabled: [...enabled] }).catch(() => undefined);
    },
  };
}
