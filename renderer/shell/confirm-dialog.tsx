import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import type { Question } from '../store/state/layout';
import { useStudioState } from '../store/use-store';
import { useReturnFocus } from '../ui/use-return-focus';

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
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <Text>{question.body}</Text>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={() => question.answer(false)} data-autofocus>
          {question.cancel ?? t('ui.actions.keep')}
        </Button>
        <Button {...(!question.harmless && { color: 'red' })} onClick={() => question.answer(true)}>
          {question.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
