import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnFocus } from '../../ui/use-return-focus';
import type { Question } from '../store/layout-slice';
import { useStudioState } from '../store/use-store';

/** The question that `ask` puts before something that cannot be undone. */
export function ConfirmDialog(): ReactNode {
  const question = useStudioState((state) => state.question);
  return question && <QuestionDialog question={question} />;
}

function QuestionDialog({ question }: { readonly question: Question }): ReactNode {
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={() => question.answer(false)}
      title={question.title}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text>{question.body}</Text>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={() => question.answer(false)} data-autofocus>
          {question.cancel ?? 'Keep'}
        </Button>
        <Button {...(!question.harmless && { color: 'red' })} onClick={() => question.answer(true)}>
          {question.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
