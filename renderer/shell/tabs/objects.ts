import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';
import { lazyBody, type TabKind } from './tab-kind';

/** The R objects that workers keep, of an open project. */
export const objectsKind: TabKind = {
  icon: 'objects',
  palette: 'shell.palette.objects',
  section: 'r',
  title: () => t('shell.titles.objects'),
  items({ project, workers }) {
    const count = workers?.reduce((sum, { handles }) => sum + handles, 0) ?? 0;
    return project ? [{ id: 'objects', aside: count > 0 ? wholeNumber(count) : '' }] : [];
  },
  help: () => ({
    title: 'shell.glossary.objects.title',
    text: ['shell.glossary.objects.life', 'shell.glossary.objects.look'],
  }),
  attention: ({ objectsLost }) => (objectsLost ? t('shell.attention.objectsLost') : null),
  ...lazyBody(async () => (await import('../../areas/objects/objects-tab')).ObjectsTab),
};
