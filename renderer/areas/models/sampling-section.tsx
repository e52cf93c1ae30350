import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { warmupOf } from '../../../shared/model/r-code';
import type { SamplingSpec } from '../../../shared/model/spec';
import { t } from '../../../shared/texts/texts';
import { useStudioState } from '../../store/use-store';
import { NumberField } from '../../ui/number-field';
import { plainNumber, wholeNumber } from '../../ui/number-text';
import { Block } from './block';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

/** How the posterior is drawn from: chains, iterations, and the sampler's own settings. */
export function SamplingSection({ view }: { readonly view: ModelView }): ReactNode {
  const { sampling } = view.model.spec;
  const machine = useStudioState((state) => state.info?.cores);
  const limit = useStudioState((state) => state.preferences.cores);
  const cores = limit ?? machine;
  const set = (patch: Partial<SamplingSpec>) => view.setSpec({ sampling: { ...sampling, ...patch } });
  const perChain = Math.max(0, Math.ceil((sampling.iter - warmupOf(sampling)) / sampling.thin));

  return (
    <div className={classes.section}>
      <Block title={t('models.sampling.chains')} term="sampling">
        <div className={classes.row}>
          <NumberField
            label={t('models.sampling.chains')}
            description={t('models.sampling.chainsAbout')}
            value={sampling.chains}
            min={1}
            max={64}
            onChange={(chains) => chains !== undefined && set({ chains })}
          />
          <NumberField
            label={t('models.sampling.iterations')}
            description={t('models.sampling.iterationsAbout')}
            value={sampling.iter}
            min={2}
            max={1_000_000}
            step={500}
            onChange={(iter) => iter !== undefined && set({ iter })}
          />
          <NumberField
            label={t('models.sampling.warmup')}
            description={t('models.sampling.warmupAbout')}
            value={sampling.warmup}
            fallback={t('models.sampling.half', { n: Math.floor(sampling.iter / 2) })}
            min={1}
            max={1_000_000}
            step={500}
            onChange={(warmup) => set({ warmup })}
          />
          <NumberField
            label={t('models.sampling.thin')}
            description={t('models.sampling.thinAbout')}
            value={sampling.thin}
            min={1}
            max={1000}
            onChange={(thin) => thin !== undefined && set({ thin })}
          />
        </div>
        <p className={classes.hint}>
          {t('models.sampling.draws', {
            chains: wholeNumber(sampling.chains),
            perChain: wholeNumber(perChain),
            all: wholeNumber(sampling.chains * perChain),
          })}
        </p>
      </Block>
      <Block title={t('models.sampling.run')} term="sampling">
        <div className={classes.row}>
          <NumberField
            label={t('models.sampling.cores')}
            description={coresText(machine, limit)}
            value={sampling.cores}
            fallback={
              cores === undefined
                ? t('models.sampling.automatic')
                : t('models.sampling.coresAutomatic', { n: Math.min(sampling.chains, cores) })
            }
            min={1}
            max={limit ?? 256}
            onChange={(value) => set({ cores: value })}
          />
          <NumberField
            label={t('models.sampling.seed')}
            description={t('models.sampling.seedAbout')}
            value={sampling.seed}
            fallback={t('models.sampling.seedRandom')}
            min={0}
            max={2147483647}
            onChange={(seed) => set({ seed })}
          />
          <Select
            label={t('models.sampling.backend')}
            description={t('models.sampling.backendAbout')}
            data={['rstan', 'cmdstanr']}
            value={sampling.backend}
            allowDeselect={false}
            onChange={(value) => set({ backend: value === 'cmdstanr' ? 'cmdstanr' : 'rstan' })}
          />
          <Select
            label={t('models.sampling.init')}
            description={t('models.sampling.initAbout')}
            data={[
              { value: 'random', label: t('models.sampling.initRandom') },
              { value: '0', label: t('models.sampling.initZero') },
            ]}
            value={sampling.init ?? 'random'}
            allowDeselect={false}
            onChange={(value) => set({ init: value === '0' ? '0' : 'random' })}
          />
        </div>
      </Block>
      <Block title={t('models.sampling.sampler')} term="sampling">
        <div className={classes.row}>
          <NumberField
            label="adapt_delta"
            description={t('models.sampling.adaptDeltaAbout')}
            value={sampling.adaptDelta}
            fallback={plainNumber(0.8)}
            min={0.01}
            max={0.9999}
            step={0.01}
            decimals={4}
            onChange={(adaptDelta) => set({ adaptDelta })}
          />
          <NumberField
            label={t('models.sampling.treedepth')}
            description={t('models.sampling.treedepthAbout')}
            value={sampling.maxTreedepth}
            fallback="10"
            min={1}
            max={30}
            onChange={(maxTreedepth) => set({ maxTreedepth })}
          />
        </div>
      </Block>
    </div>
  );
}

function coresText(machine: number | undefined, limit: number | null): string {
  if (limit !== null) return t('models.sampling.coresLimit', { n: limit });
  return machine === undefined
    ? t('models.sampling.coresAbout')
    : t('models.sampling.coresMachine', { n: machine });
}
