import { Button, Modal, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { FileDrop } from '../../ui/file-drop';
import { wholeNumber } from '../../ui/number-text';
import { useReturnFocus } from '../../ui/use-return-focus';
import { Working } from '../../ui/working';
import classes from './dialogs.module.css';
import { FileForm } from './file-form';
import {
  type ChosenPackage,
  fileSources,
  type PickedPackage,
  readPicked,
  repositorySources,
  versionFault,
  withPicked,
} from './install-sources';
import { moreButton } from './packages-toolbar';
import { RepositoryForm } from './repository-form';

type From = 'repository' | 'file';

const froms = (): readonly { readonly value: From; readonly label: string }[] => [
  { value: 'repository', label: t('packages.dialog.fromRepository') },
  { value: 'file', label: t('packages.dialog.fromFile') },
];

/** Which packages to install, from where, in which version; `name` is searched for at once. */
export function InstallDialog(props: {
  readonly environment: string;
  /** The path of the environment's own library, where it is known. */
  readonly library: string | null;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const { environment, library, name, onClose } = props;
  const { connection } = useStudio();
  const [from, setFrom] = useState<From>('repository');
  const [text, setText] = useState(name);
  const [chosen, setChosen] = useState<readonly ChosenPackage[]>([]);
  const [path, setPath] = useState('');
  const [picked, setPicked] = useState<readonly PickedPackage[]>([]);
  const network = useStudioState((state) => state.preferencesPart !== null);
  const { openPreferences } = useActions();
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<StudioError | null>(null);

  useReturnFocus(moreButton());

  const sources = from === 'repository' ? repositorySources(chosen) : fileSources(path, picked);
  const faulty = from === 'repository' && chosen.some(({ version }) => versionFault(version) !== null);

  async function install() {
    if (sources.length === 0 || faulty || starting) return;
    setStarting(true);
    setError(null);
    try {
      await connection.call('packages.install', { environment, sources: [...sources] });
      onClose();
    } catch (thrown) {
      setError(asStudioError(thrown));
      setStarting(false);
    }
  }
  async function addFiles(files: readonly File[]) {
    if (files.length === 0) return;
    setFrom('file');
    setError(null);
    try {
      const read = await readPicked(files);
      setPicked((before) => withPicked(before, read));
    } catch (thrown) {
      setError(asStudioError(thrown));
    }
  }
  const edit =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setError(null);
    };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('packages.dialog.title', { environment })}
      size={680}
      // The settings over it close first.
      closeOnEscape={!network}
      trapFocus={!network}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void install();
        }}
      >
        <SegmentedControl
          aria-label={t('packages.dialog.from')}
          value={from}
          data={[...froms()]}
          onChange={edit(setFrom)}
        />
        {from === 'repository' ? (
          <RepositoryForm
            environment={environment}
            text={text}
            chosen={chosen}
            onText={setText}
            onChosen={edit(setChosen)}
            onFile={() => setFrom('file')}
            onNetwork={() => openPreferences('network')}
            networkOpen={network}
          />
        ) : (
          <FileForm
            path={path}
            picked={picked}
            onPath={edit(setPath)}
            onPicked={edit(setPicked)}
            onFiles={(files) => void addFiles(files)}
          />
        )}
        {error && <ErrorBox error={error} />}
        <div className={classes.foot}>
          {starting ? (
            <span className={classes.into}>
              <Working label={t('packages.dialog.starting')} />
            </span>
          ) : (
            <span className={classes.into} title={library ?? undefined}>
              {library !== null && t('packages.dialog.into', { library })}
            </span>
          )}
          <Button variant="default" onClick={onClose}>
            {t('ui.actions.cancel')}
          </Button>
          <Button type="submit" disabled={sources.length === 0 || faulty || starting}>
            {t('packages.dialog.install', {
              count: Math.max(1, sources.length),
              n: wholeNumber(sources.length),
            })}
          </Button>
        </div>
      </form>
      <FileDrop words={t('packages.dialog.drop')} onDrop={({ files }) => void addFiles([...files])} />
    </Modal>
  );
}
