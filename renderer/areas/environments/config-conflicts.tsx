import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { isSecretName } from '../../../shared/model/environment-rules';
import { type ConfigConflict, keyWords } from '../../app/store/config-rebase';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import classes from './configuration.module.css';

/** What was changed here and, differently, in the file: both values, and which of them stays. */
export function ConfigConflicts({ environment }: { readonly environment: string }): ReactNode {
  const conflicts = useStudioState((state) => state.configDrafts[environment]?.conflicts);
  const { settleConflict } = useActions();
  if (!conflicts || conflicts.length === 0) return null;
  return (
    <section aria-label="Changed elsewhere too">
      <ErrorBox
        tone="warning"
        error={{
          message: 'Another program has changed the same settings in the file.',
          hint: 'Choose which value stays; then it can be saved.',
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
                  aria-label={`Keep this: ${keyWords(conflict.key)}`}
                  onClick={() => settleConflict(environment, conflict.key, 'mine')}
                >
                  Keep this
                </Button>
              </td>
              <td>
                <Value conflict={conflict} of="theirs" />
                <Button
                  variant="default"
                  aria-label={`Take the file’s: ${keyWords(conflict.key)}`}
                  onClick={() => settleConflict(environment, conflict.key, 'theirs')}
                >
                  Take the file’s
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
  if (value === null)
    return <p className={classes.about}>{of === 'mine' ? 'Here: not set' : 'In the file: not set'}</p>;
  return (
    <>
      <p className={classes.about}>{of === 'mine' ? 'Here' : 'In the file'}</p>
      <pre>{secret ? '••••••••' : value}</pre>
    </>
  );
}
