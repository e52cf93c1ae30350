import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Icon } from '../ui/icons';
import type { Notice } from './store/context';

/** Errors stay until they are put away; what went well goes by itself. */
export function showNotice(notice: Notice): void {
  if (notice.kind === 'error') {
    const { message, hint } = notice.error;
    notifications.show({
      title: notice.title,
      message: hint ? `${message} ${hint}` : message,
      color: 'red',
      icon: <Icon name="fail" />,
      autoClose: false,
      closeButtonProps: { 'aria-label': 'Dismiss' },
    });
    return;
  }
  if (notice.kind === 'working') {
    showWorking(notice);
    return;
  }
  const { action } = notice;
  const id = notifications.show({
    title: notice.title,
    message: (
      <>
        {notice.message}
        {action && (
          <div>
            <Button
              mt={4}
              variant="default"
              onClick={() => {
                notifications.hide(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          </div>
        )}
      </>
    ),
    icon: <Icon name="check" />,
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

/** Only what takes longer than a moment is worth a notice. */
const moment = 150;

function showWorking({ title, until }: Extract<Notice, { kind: 'working' }>): void {
  let id: string | undefined;
  const timer = setTimeout(() => {
    id = notifications.show({
      title,
      message: null,
      loading: true,
      autoClose: false,
      withCloseButton: false,
    });
  }, moment);
  const end = () => {
    clearTimeout(timer);
    if (id !== undefined) notifications.hide(id);
  };
  until.then(end, end);
}
