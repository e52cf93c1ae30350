import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useActions, useStudioState } from '../../app/store/use-store';

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
      title="New project"
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={onSubmit}>
        <TextInput
          label="Name"
          description={folder ? `A folder of this name is made in ${folder}` : undefined}
          value={name}
          maxLength={120}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            Create
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
