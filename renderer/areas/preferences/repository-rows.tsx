import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { NetworkSettings } from '../../../shared/contract/packages';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import classes from './preferences.module.css';

type Repositories = NetworkSettings['repositories'];

/** Repositories beside the mirror, by name and address. */
export function RepositoryRows(props: {
  readonly repositories: Repositories;
  readonly faultOf: (where: string) => string | undefined;
  readonly onChange: (repositories: Repositories) => void;
}): ReactNode {
  const { repositories, faultOf, onChange } = props;
  const change = (index: number, patch: Partial<Repositories[number]>) =>
    onChange(repositories.map((each, i) => (i === index ? { ...each, ...patch } : each)));
  return (
    <fieldset className={classes.group}>
      <legend>{t('preferences.network.repositories')}</legend>
      {repositories.map((repository, index) => (
        // A row is known by its place: it has no name until one is typed.
        <div key={`repository ${index + 1}`} className={classes.repository}>
          <TextInput
            id={`network repositories[${index}].name`}
            aria-label={t('preferences.network.repositoryName', { n: index + 1 })}
            placeholder={t('preferences.network.namePlaceholder')}
            value={repository.name}
            error={faultOf(`repositories[${index}].name`)}
            spellCheck={false}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            id={`network repositories[${index}].url`}
            aria-label={t('preferences.network.repositoryUrl', { n: index + 1 })}
            placeholder="https://name.r-universe.dev"
            value={repository.url}
            error={faultOf(`repositories[${index}].url`)}
            spellCheck={false}
            onChange={(event) => change(index, { url: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('preferences.network.removeRepository', { name: repository.name || index + 1 })}
            onClick={() => {
              onChange(repositories.filter((_, i) => i !== index));
              document.getElementById('network add')?.focus();
            }}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        id="network add"
        variant="default"
        leftSection={<Icon name="plus" size={14} />}
        disabled={repositories.length >= 20}
        onClick={() => {
          flushSync(() => onChange([...repositories, { name: '', url: '' }]));
          document.getElementById(`network repositories[${repositories.length}].name`)?.focus();
        }}
      >
        {t('preferences.network.addRepository')}
      </Button>
    </fieldset>
  );
}
