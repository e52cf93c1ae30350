import { Modal, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { preferenceParts } from '../../store/preferences-slice';
import type { PreferencePart } from '../../store/state/preferences';
import { useActions, useStudioState } from '../../store/use-store';
import { useReturnFocus } from '../../ui/use-return-focus';
import { AppearancePart } from './appearance-part';
import { FitsPart } from './fits-part';
import { NetworkPart } from './network-part';
import { NumbersPart } from './numbers-part';
import classes from './preferences.module.css';
import { StoragePart } from './storage-part';
import { UpdatesPart } from './updates-part';

const bodies: Readonly<Record<PreferencePart, () => ReactNode>> = {
  appearance: AppearancePart,
  numbers: NumbersPart,
  fits: FitsPart,
  storage: StoragePart,
  network: NetworkPart,
  updates: UpdatesPart,
};

/** What the person prefers, in parts; every change applies at once and in all windows. */
export function PreferencesDialog(): ReactNode {
  const part = useStudioState((state) => state.preferencesPart);
  return part && <Dialog part={part} />;
}

function Dialog({ part }: { readonly part: PreferencePart }): ReactNode {
  const { openPreferences, closePreferences } = useActions();
  const opener = useStudioState((state) => state.preferencesOpener);
  useReturnFocus(opener);
  return (
    <Modal
      opened
      onClose={closePreferences}
      title={t('preferences.title')}
      size={820}
      padding={0}
      classNames={{ header: classes.header ?? '', body: classes.body ?? '' }}
      closeButtonProps={{ 'aria-label': t('preferences.close') }}
    >
      <Tabs
        orientation="vertical"
        variant="pills"
        value={part}
        keepMounted={false}
        classNames={{
          root: classes.tabs ?? '',
          list: classes.list ?? '',
          tab: classes.tab ?? '',
          tabLabel: classes.tabLabel ?? '',
          panel: classes.panel ?? '',
        }}
        onChange={(value) => {
          const next = preferenceParts.find((each) => each === value);
          if (next) openPreferences(next, opener);
        }}
      >
        <Tabs.List aria-label={t('preferences.parts')}>
          {preferenceParts.map((each) => (
            <Tabs.Tab key={each} value={each} {...(each === part && { 'data-autofocus': true })}>
              {t(`preferences.${each}.title`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {preferenceParts.map((each) => {
          const Body = bodies[each];
          return (
            <Tabs.Panel key={each} value={each}>
              <Body />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Modal>
  );
}
