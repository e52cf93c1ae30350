import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { dateTime, wholeNumber } from '../../ui/number-text';
import { scrollProps } from '../../ui/scroll-props';
import { useNow } from '../../ui/use-now';
import classes from './sessions.module.css';
import { retrySeconds } from './worker-text';

const order = ['R', 'brms', 'rstan', 'cmdstanr', 'posterior', 'loo'];

/** What else is known of the chosen worker; of one that failed, why, and the way to mend it. */
export function WorkerDetails({ worker }: { readonly worker: WorkerInfo }): ReactNode {
  const { versions, startedAt, state, restarts } = worker;
  const names = [...order, ...Object.keys(versions).filter((name) => !order.includes(name))];
  const failing = state === 'failed' || (state === 'starting' && worker.message !== undefined);
  const known = names.flatMap((name) => (versions[name] ? [`${name} ${versions[name]}`] : []));
  const facts = [
    known.join(' · '),
    startedAt === null ? '' : t('sessions.started', { time: dateTime(new Date(startedAt).toISOString()) }),
    restarts === 0 || worker.role !== 'main'
      ? ''
      : t('sessions.restarts', { count: restarts, n: wholeNumber(restarts) }),
  ].filter((fact) => fact !== '');
  return (
    <section className={classes.details} aria-label={t('sessions.chosen')}>
      {failing && <Failure worker={worker} />}
      {!failing && worker.message !== undefined && (
        <div className={classes.before}>{t('sessions.startedAgain', { message: worker.message })}</div>
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
          {state === 'starting' ? t('sessions.loadsBrms') : t('sessions.notStarted')}
        </div>
      )}
    </section>
  );
}

function failureHint(worker: WorkerInfo, now: number): string {
  if (worker.state === 'starting') return t('sessions.failure.starting');
  const seconds = retrySeconds(worker, now);
  if (seconds === null) return t('sessions.failure.hint');
  return seconds > 0 ? t('sessions.failure.hintIn', { n: seconds }) : t('sessions.failure.hintNow');
}

function Failure({ worker }: { readonly worker: WorkerInfo }): ReactNode {
  const { restartWorker, showEnvironment, runDoctor } = useActions();
  const [message = '', ...rest] = (worker.message ?? t('sessions.failure.unasked')).trim().split('\n');
  const now = useNow(worker.retryAt !== undefined);
  return (
    <div className={classes.failed}>
      <ErrorBox error={{ message, hint: failureHint(worker, now), condition: undefined }} />
      {rest.length > 0 && <pre {...scrollProps('region', t('sessions.failure.said'))}>{rest.join('\n')}</pre>}
      <div className={classes.ways}>
        {/* Also while it starts again by itself: with what has been mended since, and not under the pointer's hand. */}
        <Button variant="default" onClick={() => void restartWorker(worker.id)}>
          {t('sessions.failure.startNow')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            showEnvironment({ name: worker.environment, part: 'checks' });
            void runDoctor(worker.environment);
          }}
        >
          {t('sessions.failure.check')}
        </Button>
      </div>
    </div>
  );
}
