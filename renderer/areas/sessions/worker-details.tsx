import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { useActions } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { counted, dateTime } from '../../ui/number-text';
import { scrollProps } from '../../ui/scroll-props';
import { useNow } from '../../ui/use-now';
import classes from './sessions.module.css';
import { retryText } from './worker-text';

const order = ['R', 'brms', 'rstan', 'cmdstanr', 'posterior', 'loo'];

/** What else is known of the chosen worker; of one that failed, why, and the way to mend it. */
export function WorkerDetails({ worker }: { readonly worker: WorkerInfo }): ReactNode {
  const { versions, startedAt, epoch, state, restarts } = worker;
  const names = [...order, ...Object.keys(versions).filter((name) => !order.includes(name))];
  const failing = state === 'failed' || (state === 'starting' && worker.message !== undefined);
  const known = names.flatMap((name) => (versions[name] ? [`${name} ${versions[name]}`] : []));
  const facts = [
    known.join(' · '),
    startedAt === null ? '' : `started ${dateTime(new Date(startedAt).toISOString())}`,
    epoch === null ? '' : `epoch ${epoch.slice(0, 8)}`,
    restarts === 0 || worker.role !== 'main' ? '' : counted(restarts, 'restart'),
  ].filter((fact) => fact !== '');
  return (
    <section className={classes.details} aria-label="Chosen worker">
      {failing && <Failure worker={worker} />}
      {!failing && worker.message !== undefined && (
        <div className={classes.before}>Started again by itself. {worker.message}</div>
      )}
      {facts.length > 0 && !failing && (
        <div className={classes.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </div>
      )}
      {facts.length === 0 && !failing && (
        <div className={classes.facts}>
          {state === 'starting'
            ? 'R is starting and loads brms.'
            : 'Versions are known once it runs. It starts by itself when it is needed.'}
        </div>
      )}
    </section>
  );
}

function Failure({ worker }: { readonly worker: WorkerInfo }): ReactNode {
  const { restartWorker, showEnvironment, runDoctor } = useActions();
  const [message = '', ...rest] = (worker.message ?? 'R ended unasked.').trim().split('\n');
  const now = useNow(worker.retryAt !== undefined);
  const retry = retryText(worker, now);
  const starting = worker.state === 'starting';
  const hint = starting
    ? 'It is being started again.'
    : retry === null
      ? 'Start it again, or see in the environment which check does not pass.'
      : `It ${retry}. If it fails again, see in the environment which check does not pass.`;
  return (
    <div className={classes.failed}>
      <ErrorBox error={{ message, hint, condition: undefined }} />
      {rest.length > 0 && <pre {...scrollProps('region', 'What R said last')}>{rest.join('\n')}</pre>}
      <div className={classes.ways}>
        {/* Also while it starts again by itself: with what has been mended since, and not under the pointer's hand. */}
        <Button variant="default" onClick={() => void restartWorker(worker.id)}>
          Start now
        </Button>
        <Button
          variant="default"
          onClick={() => {
            showEnvironment({ name: worker.environment, part: 'checks' });
            void runDoctor(worker.environment);
          }}
        >
          Check the environment
        </Button>
      </div>
    </div>
  );
}
