import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { isSecretName } from '../../../shared/model/environment-rules';
import { t } from '../../../shared/texts/texts';
import { type ConfigConflict, keyWords } from '../../store/config-rebase';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import classes from './configuration.module.css';

/** What was changed here and, differently, in the file: both values, and which of them stays. */
export function ConfigConflicts({ environment }: { readonly environment: string }): ReactNode {
  const conflicts = useStudioState((state) => state.configDrafts[environment]?.conflicts);
  const { settleConflict } = useActions();
  if (!conflicts || conflicts.length === 0) return null;
  return (
    <section aria-label={t('environments.conflicts.label')}>
      <ErrorBox
        tone="warning"
        error={{
          message: t('environments.conflicts.message'),
          hint: t('environments.conflicts.hint'),
          condition: undefined,
        }}
      />
      <table className={classes.conflicts}>
        <tbody>
          {conflicts.map((conflict) => (
            <tr key={conflict.key}>
              <th scope="row">{keyWords(conflict.key)}</th>
              <td>
                <Value conflict={conflict} of="mine" />
                <Button
                  variant="default"
                  aria-label={t('environments.conflicts.keepSetting', { setting: keyWords(conflict.key) })}
                  onClick={() => settleConflict(environment, conflict.key, 'mine')}
                >
                  {t('environments.conflicts.keep')}
                </Button>
              </td>
              <td>
                <Value conflict={conflict} of="theirs" />
                <Button
                  variant="default"
                  aria-label={t('environments.conflicts.takeSetting', { setting: keyWords(conflict.key) })}
                  onClick={() => settleConflict(environment, conflict.key, 'theirs')}
                >
                  {t('environments.conflicts.take')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({
  conflict,
  of,
}: {
  readonly conflict: ConfigConflict;
  readonly of: 'mine' | 'theirs';
}): ReactNode {
  const value = conflict[of];
  const secret = conflict.key.startsWith('env.') && isSecretName(conflict.key.slice('env.'.length));
  if (value === null) return <p className={classes.about}>{t(`environments.conflicts.unset.${of}`)}</p>;
  return (
    <>
      <p className={classes.about}>{t(`environments.conflicts.value.${of}`)}</p>
      <pre>{secret ? '••••••••' : value}</pre>
    </>
  );
}
