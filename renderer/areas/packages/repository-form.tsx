import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import classes from './dialogs.module.css';
import { FoundList } from './found-list';
import type { ChosenPackage } from './install-sources';
import { VersionField } from './version-field';

/** Typing settles before the repositories are asked, in milliseconds. */
const typingPause = 350;

/** Packages of repositories, found by a part of their name, each in a version of its own. */
export function RepositoryForm(props: {
  readonly environment: string;
  readonly text: string;
  readonly chosen: readonly ChosenPackage[];
  readonly onText: (text: string) => void;
  readonly onChosen: (chosen: readonly ChosenPackage[]) => void;
  readonly onFile: () => void;
  readonly onNetwork: () => void;
  readonly networkOpen: boolean;
}): ReactNode {
  const { environment, text, chosen, onText, onChosen, onFile, onNetwork, networkOpen } = props;
  const { connection } = useStudio();
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const typed = text.trim();
  const query = useQuery(
    typed === '' ? null : `${environment} ${typed}`,
    (signal) => connection.call('packages.search', { environment, text: typed }, signal),
    typingPause,
  );
  // Other settings may reach what these did not.
  const wasOpen = useRef(false);
  const { reload, error } = query;
  useEffect(() => {
    if (wasOpen.current && !networkOpen && error) reload();
    wasOpen.current = networkOpen;
  }, [networkOpen, error, reload]);

  const found = typed === '' ? [] : (query.data ?? []);
  const isChosen = (name: string) => chosen.some((each) => each.name === name);
  const toggle = (name: string) =>
    onChosen(
      isChosen(name) ? chosen.filter((each) => each.name !== name) : [...chosen, { name, version: '' }],
    );

  return (
    <>
      <TextInput
        ref={search}
        label={t('packages.package')}
        description={t('packages.repository.packageAbout')}
        value={text}
        maxLength={100}
        spellCheck={false}
        data-autofocus
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && found.length > 0) list.current?.focus();
          else if (event.key === 'Enter') {
            // It chooses; with nothing typed it installs what is chosen.
            if (typed === '') return;
            const exact = query.stale ? undefined : (found.find(({ name }) => name === typed) ?? found[0]);
            if (exact && !isChosen(exact.name)) toggle(exact.name);
          } else return;
          event.preventDefault();
        }}
      />
      {query.error ? (
        <div className={classes.failed}>
          <ErrorBox error={query.error} retry={query.reload} />
          <div className={classes.actions}>
            <Button variant="default" onClick={onFile}>
              {t('packages.repository.toFile')}
            </Button>
            <Button variant="default" onClick={onNetwork}>
              {t('packages.network')}
            </Button>
          </div>
        </div>
      ) : found.length > 0 ? (
        <FoundList
          ref={list}
          found={found}
          stale={query.loading || query.stale}
          isChosen={isChosen}
          onToggle={toggle}
          onLeave={() => search.current?.focus()}
        />
      ) : (
        <div className={classes.place}>
          {query.loading ? (
            <Working label={t('packages.repository.asking')} stop={query.cancel} />
          ) : typed === '' ? (
            t('packages.repository.about')
          ) : query.data && !query.stale ? (
            t('packages.repository.none', { text: typed })
          ) : null}
        </div>
      )}
      {chosen.length > 0 && (
        <div>
          <div className={classes.p}>{t('packages.repository.chosen')}</div>
          <ul className={classes.chosen} aria-label={t('packages.dialog.chosen')}>
            {chosen.map(({ name, version }) => (
              <li key={name} className={classes.item}>
                <span className={classes.name}>{name}</span>
                <VersionField
                  environment={environment}
                  name={name}
                  version={version}
                  onChange={(next) =>
                    onChosen(chosen.map((each) => (each.name === name ? { name, version: next } : each)))
                  }
                />
                <ActionIcon
                  aria-label={t('packages.dialog.leaveOut', { name })}
                  onClick={() => {
                    toggle(name);
                    search.current?.focus();
                  }}
                >
                  <Icon name="close" size={14} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
