import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { commandLabel } from '../../../shared/contract/shell';
import { t } from '../../../shared/texts/texts';
import { useKeysHint } from '../../store/use-keys';
import { useActions } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { Icon } from '../../ui/icons';
import { PageHead } from '../../ui/page-frame';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import classes from './model-tab.module.css';
import { ProblemsButton } from './problems-button';
import type { ModelView } from './use-model';

interface Props {
  readonly view: ModelView;
  readonly codeOpen: boolean;
  readonly onToggleCode: () => void;
}

export function ModelHeader({ view, codeOpen, onToggleCode }: Props): ReactNode {
  const { model, draft, dataset, problems } = view;
  const { editModel, startFit } = useActions();
  const [starting, setStarting] = useState(false);
  const keys = useKeysHint('model.fit');
  const trusted = useTrusted();
  const state = t(`models.header.state.${draft?.state ?? 'saved'}`);
  const codeButton = useFocusAfterWork(codeOpen);
  const faulty = !dataset || problems.some(({ severity }) => severity === 'error');

  async function fit() {
    if (starting) return;
    setStarting(true);
    await startFit(model.id);
    setStarting(false);
  }

  return (
    <PageHead
      title={
        <TextInput
          className={classes.name ?? ''}
          aria-label={t('models.header.name')}
          value={model.name}
          maxLength={120}
          spellCheck={false}
          onChange={(event) => editModel(model.id, { name: event.currentTarget.value })}
        />
      }
      about={
        dataset
          ? t('models.header.on', { dataset: dataset.name, state })
          : t('models.header.dataGone', { state })
      }
      failed={draft?.state === 'failed'}
    >
      <ProblemsButton view={view} />
      <Button
        ref={codeButton}
        variant="default"
        aria-pressed={codeOpen}
        leftSection={<Icon name="code" size={14} />}
        onClick={onToggleCode}
      >
        {t('models.code.code')}
      </Button>
      <ModelMenu view={view} />
      <Button
        leftSection={<Icon name="play" size={12} />}
        disabled={!trusted || faulty}
        // A button that is disabled loses the keyboard's focus.
        aria-disabled={starting}
        {...(starting && { 'data-disabled': true })}
        title={
          !trusted
            ? t('trust.noFit')
            : faulty
              ? t('models.header.faulty')
              : `${commandLabel('model.fit')}${keys}`
        }
        onClick={() => void fit()}
      >
        {t('models.header.fit')}
      </Button>
    </PageHead>
  );
}

function ModelMenu({ view }: { readonly view: ModelView }): ReactNode {
  const { model } = view;
  const { createModel, removeModel, ask } = useActions();

  async function remove() {
    const body = t('models.header.removeAbout');
    if (
      await ask({
        title: t('models.header.removeTitle', { name: model.name }),
        body,
        confirm: t('ui.actions.remove'),
      })
    ) {
      await removeModel(model.id);
    }
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('models.header.more')}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void createModel(model.datasetId, model.id)}>
          {t('models.header.duplicate')}
        </Menu.Item>
        <Menu.Item onClick={() => void remove()}>{t('models.header.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
