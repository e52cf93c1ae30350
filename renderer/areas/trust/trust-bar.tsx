import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { Icon } from '../../ui/icons';
import classes from './trust.module.css';

/** Over a project from elsewhere: what is off, why, and the way to trust it. */
export function TrustBar(): ReactNode {
  const trusted = useTrusted();
  const project = useStudioState((state) => state.project);
  const { ask, trustProject } = useActions();
  if (trusted || !project) return null;

  async function trust() {
    if (!project) return;
    const { name, path } = project;
    const answer = await ask({
      title: t('trust.question', { name }),
      body: t('trust.meaning', { path }),
      confirm: t('trust.trust'),
      cancel: t('trust.notNow'),
      harmless: true,
    });
    if (answer) await trustProject();
  }

  return (
    <section className={classes.bar} aria-label={t('trust.label')}>
      <Icon name="info" className={classes.icon ?? ''} />
      <p className={classes.text}>
        <strong>{t('trust.title')}</strong> {t('trust.about')}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void trust()}>
        {t('trust.trustThis')}
      </Button>
    </section>
  );
}
