import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { warmupOf } from '../../../shared/model/r-code';
import type { SamplingSpec } from '../../../shared/model/spec';
import { useStudioState } from '../../app/store/use-store';
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
      <Block title="Chains" term="sampling">
        <div className={classes.row}>
          <NumberField
            label="Chains"
            description="Run side by side"
            value={sampling.chains}
            min={1}
            max={64}
            onChange={(chains) => chains !== undefined && set({ chains })}
          />
          <NumberField
            label="Iterations"
            description="Per chain, with warmup"
            value={sampling.iter}
            min={2}
            max={1_000_000}
            step={500}
            onChange={(iter) => iter !== undefined && set({ iter })}
          />
          <NumberField
            label="Warmup"
            description="Not kept as draws"
            value={sampling.warmup}
            fallback={`${Math.floor(sampling.iter / 2)} (half)`}
            min={1}
            max={1_000_000}
            step={500}
            onChange={(warmup) => set({ warmup })}
          />
          <NumberField
            label="Thin"
            description="Keep every n-th draw"
            value={sampling.thin}
            min={1}
            max={1000}
            onChange={(thin) => thin !== undefined && set({ thin })}
          />
        </div>
        <p className={classes.hint}>
          {wholeNumber(sampling.chains)} × {wholeNumber(perChain)} = {wholeNumber(sampling.chains * perChain)}{' '}
          draws after warmup
        </p>
      </Block>
      <Block title="This run" term="sampling">
        <div className={classes.row}>
          <NumberField
            label="Cores"
            description={coresText(machine, limit)}
            value={sampling.cores}
            fallback={cores === undefined ? 'automatic' : `${Math.min(sampling.chains, cores)} (automatic)`}
            min={1}
            max={limit ?? 256}
            onChange={(value) => set({ cores: value })}
          />
          <NumberField
            label="Seed"
            description="Same seed, same draws"
            value={sampling.seed}
            fallback="random, recorded"
            min={0}
            max={2147483647}
            onChange={(seed) => set({ seed })}
          />
          <Select
            label="Backend"
            description="Runs Stan"
            data={['rstan', 'cmdstanr']}
            value={sampling.backend}
            allowDeselect={false}
            onChange={(value) => set({ backend: value === 'cmdstanr' ? 'cmdstanr' : 'rstan' })}
          />
          <Select
            label="Initial values"
            description="Where chains start"
            data={[
              { value: 'random', label: 'Random' },
              { value: '0', label: 'Zero' },
            ]}
            value={sampling.init ?? 'random'}
            allowDeselect={false}
            onChange={(value) => set({ init: value === '0' ? '0' : 'random' })}
          />
        </div>
      </Block>
      <Block title="Sampler (NUTS)" term="sampling">
        <div className={classes.row}>
          <NumberField
            label="adapt_delta"
            description="Raise it if transitions diverge"
            value={sampling.adaptDelta}
            fallback={plainNumber(0.8)}
            min={0.01}
            max={0.9999}
            step={0.01}
            decimals={4}
            onChange={(adaptDelta) => set({ adaptDelta })}
          />
          <NumberField
            label="Maximum treedepth"
            description="Raise it if it is hit often"
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
  if (limit !== null) return `At most ${limit}, as preferred`;
  return machine === undefined ? 'Chains at once' : `This machine has ${machine}`;
}
