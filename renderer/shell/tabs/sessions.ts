import { t } from '../../../shared/texts/texts';
import { mainWorker } from '../../store/sessions-slice';
import { wholeNumber } from '../../ui/number-text';
import { lazyBody, type TabKind } from './tab-kind';

/** The R processes, and what they say. */
export const sessionsKind: TabKind = {
  icon: 'sessions',
  palette: 'shell.palette.sessions',
  section: 'r',
  title: () => t('shell.titles.sessions'),
  items({ workers }) {
    const running = workers?.filter(({ pid }) => pid !== null).length ?? 0;
    return [{ id: 'sessions', aside: running > 0 ? wholeNumber(running) : '' }];
  },
  help: () => ({
    title: 'shell.titles.sessions',
    text: ['shell.glossary.sessions.workers', 'shell.glossary.sessions.spare'],
    facts: [
      [t('shell.glossary.sessions.interrupt'), 'shell.glossary.sessions.interruptAbout'],
      [t('shell.glossary.sessions.restart'), 'shell.glossary.sessions.restartAbout'],
      [t('ui.actions.stop'), 'shell.glossary.sessions.stopAbout'],
    ],
  }),
  attention: (state) => (mainWorker(state)?.state === 'failed' ? t('shell.attention.noR') : null),
  ...lazyBody(async () => (await import('../../areas/sessions/sessions-tab')).SessionsTab),
};
