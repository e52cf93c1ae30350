import { ActionIcon, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { brmCall } from '../../../shared/model/r-code';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { CodeView } from '../../ui/code-view';
import { CopyButton } from '../../ui/copy-button';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import classes from './code-drawer.module.css';
import type { ModelView } from './use-model';

interface Props {
  readonly view: ModelView;
  readonly onClose: () => void;
}

/** The R call that Fit evaluates, and the Stan program that brms writes for it. */
export function CodeDrawer({ view, onClose }: Props): ReactNode {
  const { model, reading } = view;
  const { connection } = useStudio();
  const [language, setLanguage] = useState<'r' | 'stan'>('r');
  const { formula, dpars, family, priors } = model.spec;
  const trusted = useTrusted();
  const wanted = language === 'stan' && trusted && reading.ok && view.dataset !== undefined;
  const stan = useQuery(
    wanted ? JSON.stringify([model.datasetId, formula, dpars, family, priors]) : null,
    (signal) => connection.call('model.stan', { spec: model.spec, datasetId: model.datasetId }, signal),
    700,
  );
  const rCode = brmCall(model.spec, model.datasetId);
  const code = language === 'r' ? rCode : (stan.data?.code ?? '');

  return (
    <section className={classes.drawer} aria-label={t('models.code.code')}>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('models.code.language')}
          value={language}
          data={[
            { value: 'r', label: 'R' },
            { value: 'stan', label: 'Stan' },
          ]}
          onChange={(value) => setLanguage(value === 'stan' ? 'stan' : 'r')}
        />
        <span className={classes.space} />
        {code !== '' && <CopyButton label={t('ui.actions.copy')} text={() => code} />}
        <ActionIcon aria-label={t('models.code.close')} onClick={onClose}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      {language === 'stan' && (stan.loading || stan.error || !reading.ok || !trusted) && (
        <div className={classes.note}>
          {stan.loading && <Working label={t('models.code.writing')} stop={stan.cancel} />}
          {stan.error && <ErrorBox error={stan.error} retry={stan.reload} />}
          {!trusted && t('trust.noStan')}
          {trusted && !reading.ok && t('models.code.unread')}
        </div>
      )}
      <div className={classes.code} data-stale={language === 'stan' && (stan.stale || !wanted)}>
        {code !== '' && (
          <CodeView
            key={language}
            code={code}
            language={language}
            label={t(language === 'r' ? 'models.code.r' : 'models.code.stan')}
          />
        )}
      </div>
    </section>
  );
}
