import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
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
        label="Path"
        description="Of a tarball (.tar.gz), a binary package (.zip, .tgz) or a package’s folder, on the machine that R runs on"
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
          Choose files…
        </Button>
        <span className={classes.muted}>or drop them here</span>
      </div>
      {picked.length > 0 && (
        <ul className={classes.chosen} aria-label="To be installed">
          {picked.map(({ name, bytes }) => (
            <li key={name} className={classes.item}>
              <span className={classes.name} title={name}>
                {name}
              </span>
              <span className={classes.muted}>{byteSize(bytes.length)}</span>
              <ActionIcon
                aria-label={`Do not install ${name}`}
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
      <p className={classes.p}>
        Packages that it needs and that are not installed are named if it fails; install them the same way, or
        choose all the files at once.
      </p>
    </>
  );
}
