import { Button, Loader, Modal, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../shared/texts/texts';
import { useActions, useStudioState } from '../store/use-store';

/** Over everything while the main process does not answer; a hiccup of half a second is not shown. */
export function ConnectionLost(): ReactNode {
  const lost = useStudioState((state) => state.connectionStatus === 'lost');
  const inBrowser = useStudioState((state) => state.info?.host === 'browser');
  const { reconnectNow } = useActions();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), 500);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <Modal
      opened={shown && lost}
      onClose={reconnectNow}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      size="sm"
      title={t('connection.lost')}
    >
      <Text>
        {t('connection.about')}
        {inBrowser && ` ${t('connection.inBrowser')}`}
      </Text>
      <div style={{ display: 'flex', alignItems: 'center', gap: 8, marginTop: 16 }} role="status">
        <Loader size={14} aria-hidden="true" />
        <Text style={{ flex: 1 }}>{t('connection.trying')}</Text>
        <Button variant="default" onClick={reconnectNow}>
          {t('connection.tryNow')}
        </Button>
      </div>
    </Modal>
  );
}
