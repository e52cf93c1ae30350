import { Button, Switch } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { UpdateAnswer } from '../../../shared/contract/preferences';
import { asStudioError, isStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { CopyButton } from '../../ui/copy-button';
import { ErrorBox } from '../../ui/error-box';
import { Working } from '../../ui/working';
import { controlId, PreferenceRow } from './preference-row';
import classes from './preferences.module.css';
import { TextControl } from './text-control';
import { usePreference } from './use-preference';

type Look =
  | { readonly state: 'idle' }
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: UpdateAnswer }
  | { readonly state: 'failed'; readonly error: StudioError };

export function UpdatesPart(): ReactNode {
  const check = usePreference('updateCheck');
  const address = usePreference('updateAddress');
  return (
    <>
      <PreferenceRow
        name="updateCheck"
        label={t('preferences.updates.check')}
        about={t('preferences.updates.checkAbout')}
        view={check}
        usual={t('preferences.off')}
      >
        <Switch
          id={controlId('updateCheck')}
          aria-describedby={`${controlId('updateCheck')} about`}
          checked={check.value}
          onChange={(event) => check.set(event.currentTarget.checked)}
        />
      </PreferenceRow>
      <PreferenceRow
        name="updateAddress"
        label={t('preferences.updates.address')}
        about={t('preferences.updates.addressAbout')}
        view={address}
        usual={t('preferences.updates.addressBuild')}
        wide
      >
        <TextControl
          id={controlId('updateAddress')}
          describedBy={`${controlId('updateAddress')} about`}
          value={address.value}
          placeholder={t('preferences.updates.addressBuild')}
          onChange={address.set}
        />
      </PreferenceRow>
      <LookNow key={address.value} />
    </>
  );
}

function LookNow(): ReactNode {
  const { connection } = useStudio();
  const [look, setLook] = useState<Look>({ state: 'idle' });
  const asking = useRef<AbortController | null>(null);
  async function ask() {
    const stop = new AbortController();
    asking.current = stop;
    setLook({ state: 'asking' });
    try {
      setLook({
        state: 'answered',
        answer: await connection.call('preferences.checkUpdate', undefined, stop.signal),
      });
    } catch (thrown) {
      setLook(
        isStudioError(thrown, 'cancelled')
          ? { state: 'idle' }
          : { state: 'failed', error: asStudioError(thrown) },
      );
    }
  }
  return (
    <div className={classes.look}>
      <Button variant="default" disabled={look.state === 'asking'} onClick={() => void ask()}>
        {t('preferences.updates.now')}
      </Button>
      {look.state === 'asking' && (
        <Working label={t('preferences.updates.checking')} stop={() => asking.current?.abort()} />
      )}
      {look.state === 'failed' && <ErrorBox error={look.error} />}
      {look.state === 'answered' && <Answer answer={look.answer} />}
    </div>
  );
}

function Answer({ answer }: { readonly answer: UpdateAnswer }): ReactNode {
  const { newer, newest, current, page } = answer;
  return (
    <div role="status" className={classes.answer}>
      <p>{t(newer ? 'preferences.updates.newer' : 'preferences.updates.current', { newest, current })}</p>
      {newer && page !== null && (
        <div className={classes.page}>
          <span>
            {t('preferences.updates.page')} <code>{page}</code>
          </span>
          <CopyButton label={t('preferences.updates.copy')} text={() => page} />
        </div>
      )}
    </div>
  );
}
