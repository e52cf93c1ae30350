import type { EnvironmentWorkItem } from '../../shared/contract/work';
import { fromWire } from '../../shared/errors/wire';
import { t } from '../../shared/texts/texts';
import { shownEnvironment } from './environments-slice';
import type { Notice } from './notice';
import type { StudioState } from './state';
import { environmentTab, tabKey } from './tabs';

/** The end of work on an environment, for whoever does not look at it; null where the page shows it. */
export function workNews(item: EnvironmentWorkItem, state: StudioState): Notice | null {
  const { kind, title, outcome, error, environment } = item;
  const inTab = state.activeTab === tabKey(environmentTab);
  if (inTab && shownEnvironment(state)?.name === environment) return null;
  // The list chooses the copy when it is there.
  if (inTab && kind === 'clone' && item.state === 'done') return null;
  const show = { label: t('ui.actions.show'), run: () => state.showEnvironment({ name: environment }) };
  if (item.state === 'done')
    return { kind: 'success', title, message: outcome ?? t('store.work.done'), action: show };
  return item.state === 'failed' && error
    ? { kind: 'error', title: t('store.work.failed', { title }), error: fromWire(error), action: show }
    : null;
}
