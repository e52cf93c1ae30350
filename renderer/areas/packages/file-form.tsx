import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { byteSize } from '../../ui/number-text';
import { pickFiles } from '../../ui/pick-files';
import classes from './dialogs.module.css';
import type { PickedPackage } from './install-sources';

/** A tarball, zip or folder by its path, and files that are picked in the window. Works without the network. */
export function FileForm(props: {
  readonly path: string;
  readonly picked: readonly PickedPackage[];
  readonly onPath: (path: string) => void;
  readonly onPicked: (picked: readonly PickedPackage[]) => void;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const { path, picked, onPath, onPicked, onFiles } = props;
  const choose = useRef<HTMLButtonElement>(null);

  const pick = async () =>
    onFiles(await pickFiles('.gz,.tgz,.bz2,.xz,.zip,application/gzip,application/zip', true));

  return (
    <>
      <TextInput
        label={t('packages.file.path')}
        description={t('packages.file.pathAbout')}
        value={path}
        spellCheck={false}
        data-autofocus
        onChange={(event) => onPath(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button
          ref={choose}
          variant="default"
          leftSection={<Icon name="folder" size={14} />}
          onClick={() => void pick()}
        >
          {t('packages.file.choose')}
        </Button>
        <span className={classes.muted}>{t('packages.file.orDrop')}</span>
      </div>
      {picked.length > 0 && (
        <ul className={classes.chosen} aria-label={t('packages.dialog.chosen')}>
          {picked.map(({ name, bytes }) => (
            <li key={name} className={classes.item}>
              <span className={classes.name} title={name}>
                {name}
              </span>
              <span className={classes.muted}>{byteSize(bytes.length)}</span>
              <ActionIcon
                aria-label={t('packages.dialog.leaveOut', { name })}
                onClick={() => {
                  onPicked(picked.filter((each) => each.name !== name));
                  choose.current?.focus();
                }}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.p}>{t('packages.file.needs')}</p>
    </>
  );
}
