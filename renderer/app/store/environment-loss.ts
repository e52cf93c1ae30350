import type { EnvironmentUse } from '../../../shared/contract/environments';
import { counted } from '../../ui/number-text';
import type { Question } from './layout-slice';

/** "Model 1", "Model 1 and Model 2", "Model 1, Model 2 and 3 others". */
function listed(names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length < 2) return first;
  return names.length === 2
    ? `${first} and ${second}`
    : `${first}, ${second} and ${counted(names.length - 2, 'other')}`;
}

function fitWords(fits: readonly string[], one: string, many: string): string {
  if (fits.length === 0) return '';
  return fits.length === 1 ? `The fit of ${listed(fits)} ${one}.` : `The fits of ${listed(fits)} ${many}.`;
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
    title: `Go on with “${next}”?`,
    body: sentences(
      use.workers.length === 0 ? '' : `R of “${before}” ends and starts anew in “${next}”.`,
      use.handles === 0 ? '' : `${counted(use.handles, 'object')} that R holds in “${before}” will be lost.`,
      fitWords(use.fits, 'will run on where it is', 'will run on where they are'),
    ),
    confirm: 'Activate',
    cancel: 'Cancel',
    harmless: use.handles === 0,
  };
}

/** What is asked before a configuration is saved; null where no object is lost and no fit runs. */
export function saveQuestion(name: string, use: EnvironmentUse): Asked | null {
  const { workers, handles, fits } = use;
  if (nothingAtStake(use)) return null;
  return {
    title: 'Save and restart R?',
    body: sentences(
      workers.length === 0 ? '' : `R of “${name}” restarts with the new configuration.`,
      handles === 0 ? '' : `${counted(handles, 'object')} that R holds there will be lost.`,
      fitWords(fits, 'will run on as it was started', 'will run on as they were started'),
    ),
    confirm: 'Save and restart',
    cancel: 'Cancel',
    harmless: handles === 0,
  };
}

/** What is asked before a repair that restarts workers; null where nothing is lost. */
export function repairQuestion(name: string, title: string, use: EnvironmentUse): Asked | null {
  const { handles, fits } = use;
  if (nothingAtStake(use)) return null;
  return {
    title: `${title}?`,
    body: sentences(
      `R of “${name}” restarts.`,
      handles === 0 ? '' : `${counted(handles, 'object')} that R holds there will be lost.`,
      fitWords(fits, 'will run on as it was started', 'will run on as they were started'),
    ),
    confirm: 'Repair and restart',
    cancel: 'Cancel',
    harmless: handles === 0,
  };
}

/** What is asked before an environment, perhaps the active one, goes to the trash; null where no object is lost and no fit runs or waits. */
export function removeQuestion(name: string, active: boolean, use: EnvironmentUse): Asked | null {
  const { handles } = use;
  const fits = [...use.fits, ...use.waiting];
  if (nothingAtStake({ handles, fits }) && !active) return null;
  return {
    title: `Delete “${name}”?`,
    body: sentences(
      handles === 0 ? '' : `${counted(handles, 'object')} that R holds there will be lost.`,
      fitWords(fits, 'will be cancelled', 'will be cancelled'),
      active ? 'The app goes on with “default”.' : '',
      'The environment itself can be had back from the trash.',
    ),
    confirm: 'Delete',
    cancel: 'Keep',
  };
}

/** What is asked before an environment gets another name, for which its workers end; null where no object is lost. */
export function renameQuestion(name: string, { handles }: EnvironmentUse): Asked | null {
  if (handles === 0) return null;
  return {
    title: `Rename “${name}”?`,
    body: `Its R starts anew, and ${counted(handles, 'object')} that R holds there will be lost.`,
    confirm: 'Rename',
    cancel: 'Cancel',
  };
}
