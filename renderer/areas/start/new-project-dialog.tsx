import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';

export function NewProjectDialog(): ReactNode {
  const open = useStudioState((state) => state.newProjectOpen);
  const folder = useStudioState((state) => state.info?.projectsFolder);
  const { setNewProjectOpen, createProject } = useActions();
  const [name, setName] = useState('');

  function close() {
    setNewProjectOpen(false);
    setName('');
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    close();
    void createProject(wanted);
  }

  return (
    <Modal
      opened={open}
      onClose={close}
      title={t('start.createTitle')}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': t('start.close') }}
    >
      <form onSubmit={onSubmit}>
        <TextInput
          label={t('start.createName')}
          description={folder ? t('start.createAbout', { folder }) : undefined}
          value={name}
          maxLength={120}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={close}>
            {t('start.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('start.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
