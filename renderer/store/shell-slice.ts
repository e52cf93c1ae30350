import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import type { SliceContext } from './slice-context';
import type { ShellSlice } from './state/shell';

export function shellSlice({ set, get, connection, notify }: SliceContext<ShellSlice>): ShellSlice {
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
