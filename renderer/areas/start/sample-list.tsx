import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { wholeNumber } from '../../ui/number-text';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import classes from './start-page.module.css';

/** The sample data sets, by the question that each is about. */
export function SampleList(): ReactNode {
  const { connection } = useStudio();
  const { createFromSample } = useActions();
  const samples = useQuery('samples', (signal) => connection.call('project.samples', undefined, signal));
  if (samples.error) return <ErrorBox error={samples.error} retry={samples.reload} />;
  if (!samples.data) return <SkeletonRows rows={8} label={t('start.samplesLoading')} />;
  return (
    <ul className={classes.list}>
      {samples.data.map(({ id, title, question, rows, formula, family }) => (
        <li key={id}>
          <button type="button" className={classes.row} onClick={() => void createFromSample(id)}>
            <span className={classes.question}>{question}</span>
            <span className={classes.line}>
              {t('start.sample', { count: rows, n: wholeNumber(rows), title, family })}
            </span>
            <code className={classes.line} title={formula}>
              {formula}
            </code>
          </button>
        </li>
      ))}
    </ul>
  );
}
