import { Button, Loader, Modal, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
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
      title="The connection to Brms Studio is lost"
    >
      <Text>
        Nothing that was saved is lost, and fits go on for as long as Brms Studio itself runs. This page
        reconnects as soon as it answers.
        {inBrowser && ' If it was started again, open the new address that it printed.'}
      </Text>
      <div style={{ display: 'flex', alignItems: 'center', gap: 8, marginTop: 16 }} role="status">
        <Loader size={14} aria-hidden="true" />
        <Text style={{ flex: 1 }}>Trying again</Text>
        <Button variant="default" onClick={reconnectNow}>
          Try now
        </Button>
      </div>
    </Modal>
  );
}
