import type { EnvironmentUse } from '../../shared/contract/environments';
import { t } from '../../shared/texts/texts';
import { counted } from '../ui/number-text';
import type { Question } from './state/layout';

/** "Model 1", "Model 1 and Model 2", "Model 1, Model 2 and 3 others". */
function listed(names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length < 2) return first;
  return names.length === 2
    ? t('store.loss.two', { first, second })
    : t('store.loss.more', { first, second, ...counted(names.length - 2) });
}

function fitWords(fits: readonly string[], fate: 'staying' | 'asStarted' | 'cancelled'): string {
  return fits.length === 0 ? '' : t(`store.loss.fits.${fate}`, { count: fits.length, fits: listed(fits) });
}

function objectWords(handles: number): string {
  return handles === 0 ? '' : t('store.loss.objects', counted(handles));
}

const sentences = (...all: readonly string[]) => all.filter((text) => text !== '').join(' ');

type Asked = Omit<Question, 'answer'>;

/** Is there anything that a restart of the environment's workers would touch? R that only waits is no loss. */
function nothingAtStake({ handles, fits }: Pick<EnvironmentUse, 'handles' | 'fits'>): boolean {
  return handles === 0 && fits.length === 0;
}

/**
 * What is asked before `next` becomes the active environment in the place of `before`; null where no object is lost and
 * no fit runs.
 */
export function activateQuestion(before: string, next: string, use: EnvironmentUse): Asked | null {
  if (nothingAtStake(use)) return null;
  return {
    title: t('store.loss.activateQuestion', { name: next }),
    body: sentences(
      use.workers.length === 0 ? '' : t('store.loss.activateRestart', { before, next }),
      use.handles === 0 ? '' : t('store.loss.objectsIn', { ...counted(use.handles), name: before }),
      fitWords(use.fits, 'staying'),
    ),
    confirm: t('store.loss.activate'),
    cancel: t('ui.actions.cancel'),
    harmless: use.handles === 0,
  };
}

/** What is asked before a configuration is saved; null where no object is lost and no fit runs. */
export function saveQuestion(name: string, use: EnvironmentUse): Asked | null {
  const { workers, handles, fits } = use;
  if (nothingAtStake(use)) return null;
  return {
    title: t('store.loss.saveQuestion'),
    body: sentences(
      workers.length === 0 ? '' : t('store.loss.saveRestart', { name }),
      objectWords(handles),
      fitWords(fits, 'asStarted'),
    ),
    confirm: t('store.loss.save'),
    cancel: t('ui.actions.cancel'),
    harmless: handles === 0,
  };
}

/** What is asked before a repair that restarts workers; null where nothing is lost. */
export function repairQuestion(name: string, title: string, use: EnvironmentUse): Asked | null {
  const { handles, fits } = use;
  if (nothingAtStake(use)) return null;
  return {
    title: t('store.loss.repairQuestion', { title }),
    body: sentences(
      t('store.loss.repairRestart', { name }),
      objectWords(handles),
      fitWords(fits, 'asStarted'),
    ),
    confirm: t('store.loss.repair'),
    cancel: t('ui.actions.cancel'),
    harmless: handles === 0,
  };
}

/** What is asked before an environment, perhaps the active one, goes to the trash; null where no object is lost and no fit runs or waits. */
export function removeQuestion(name: string, active: boolean, use: EnvironmentUse): Asked | null {
  const { handles } = use;
  const fits = [...use.fits, ...use.waiting];
  if (nothingAtStake({ handles, fits }) && !active) return null;
  return {
    title: t('store.loss.deleteQuestion', { name }),
    body: sentences(
      objectWords(handles),
      fitWords(fits, 'cancelled'),
      active ? t('store.loss.deleteActive') : '',
      t('store.loss.deleteTrash'),
    ),
    confirm: t('store.loss.delete'),
    cancel: t('ui.actions.keep'),
  };
}

/** What is asked before an environment gets another name, for which its workers end; null where no object is lost. */
export function renameQuestion(name: string, { handles }: EnvironmentUse): Asked | null {
  if (handles === 0) return null;
  return {
    title: t('store.loss.renameQuestion', { name }),
    body: t('store.loss.renameObjects', counted(handles)),
    confirm: t('store.loss.rename'),
    cancel: t('ui.actions.cancel'),
  };
}
