import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { isEdited } from '../../store/shown-config';
import { environmentTab, tabKey } from '../../store/tabs';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { PageNotice } from '../../ui/page-frame';
import { EnvironmentStrip } from '../jobs/environment-strip';
import { EnvironmentHead } from './environment-head';
import { environmentParts } from './environment-parts';
import classes from './environments-tab.module.css';
import { useAdvanced } from './use-advanced';

/** One environment: what it is, what can be done to it, and one of its parts at a time. */
export function EnvironmentDetails({ entry }: { readonly entry: EnvironmentEntry }): ReactNode {
  const { name, damaged } = entry;
  const wanted = useStudioState((state) => state.parts[tabKey(environmentTab)]);
  const edited = useStudioState((state) => isEdited(state, name));
  const { showPart, setConfigAside } = useActions();
  const [first] = environmentParts;
  const part = environmentParts.find(({ id }) => id === wanted) ?? first;
  const [open, setOpen] = useAdvanced(name);
  // Whoever was led to a part that is folded away sees where it belongs.
  const inAdvanced = part?.advanced === true;
  useEffect(() => {
    if (inAdvanced) setOpen(true);
  }, [inAdvanced, setOpen]);
  if (!part) return null;

  function fold() {
    if (open && inAdvanced && first) showPart(tabKey(environmentTab), first.id);
    setOpen(!open);
  }

  const listed = environmentParts.filter(({ advanced }) => open || !advanced || part.advanced);
  return (
    <section className={classes.details} aria-label={t('environments.environment', { name })}>
      <EnvironmentHead entry={entry} />
      <div className={classes.parts}>
        <SegmentedControl
          className={classes.choice ?? ''}
          aria-label={t('environments.view')}
          value={part.id}
          data={listed.map(({ id, title }) => ({
            value: id,
            label:
              id === 'configuration' && edited ? (
                <span className={classes.dotted}>
                  {t(title)}
                  <span className={classes.edited} role="img" aria-label={t('environments.unsavedMark')} />
                </span>
              ) : (
                t(title)
              ),
          }))}
          onChange={(id) => showPart(tabKey(environmentTab), id)}
        />
        <Button
          variant="subtle"
          aria-expanded={open}
          title={t('environments.advanced.about')}
          leftSection={<Icon name={open ? 'down' : 'chevron'} size={12} />}
          onClick={fold}
        >
          {t('environments.advanced.label')}
        </Button>
      </div>
      {damaged && (
        <PageNotice>
          <ErrorBox
            error={damaged}
            retry={() => void setConfigAside(name)}
            retryLabel={t('environments.setAside')}
          />
        </PageNotice>
      )}
      <EnvironmentStrip environment={name} />
      <div className={classes.part}>
        <part.Part environment={name} />
      </div>
    </section>
  );
}
