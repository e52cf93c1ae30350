import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import type { Notice, NoticeAction } from '../store/notice';
import { Icon } from '../ui/icons';

/** Errors and warnings stay until they are put away or over; what went well goes by itself. */
export function showNotice(notice: Notice): void {
  if (notice.kind === 'error') {
    const { message, hint } = notice.error;
    const id = notifications.show({
      title: notice.title,
      message: withAction(hint ? `${message} ${hint}` : message, notice.action, () => notifications.hide(id)),
      color: 'red',
      icon: <Icon name="fail" />,
      autoClose: false,
      closeButtonProps: { 'aria-label': t('ui.actions.dismiss') },
    });
    void notice.until?.then(() => notifications.hide(id));
    return;
  }
  if (notice.kind === 'working') {
    showWorking(notice);
    return;
  }
  const id = notifications.show({
    title: notice.title,
    message: withAction(notice.message, notice.action, () => notifications.hide(id)),
    ...(notice.kind === 'warning'
      ? { color: 'yellow', icon: <Icon name="warning" />, autoClose: false }
      : { icon: <Icon name="check" />, autoClose: 10_000 }),
    closeButtonProps: { 'aria-label': t('ui.actions.dismiss') },
  });
}

function withAction(text: string, action: NoticeAction | undefined, hide: () => void): ReactNode {
  if (!action) return text;
  return (
    <>
      {text}
      <div>
        <Button
          mt={4}
          variant="default"
          onClick={(event) => {
            // The focus is free at once for what the action brings.
            event.currentTarget.blur();
            hide();
            action.run();
          }}
        >
          {action.label}
        </Button>
      </div>
    </>
  );
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
