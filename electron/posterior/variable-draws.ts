import type { VariableDraws } from '../../shared/contract/posterior';
import { StudioError } from '../../shared/errors/studio-error';
import { densities } from '../../shared/stats/density';
import { chainView } from '../../shared/stats/draws';
import type { FitDraws } from '../../shared/stats/fit-draws';
import { divergentDraws } from '../../shared/stats/sampler-counts';

/**
 * The trace of a variable, thinned to at most about `maxPoints` over all chains, and its density by chain from every
 * draw. Throws `invalid-input` for an unknown name.
 */
export function variableDraws(
  fitId: string,
  draws: FitDraws,
  variable: string,
  maxPoints: number,
): VariableDraws {
  const v = draws.variables.indexOf(variable);
  if (v < 0) {
    throw new StudioError('invalid-input', `The fit has no variable "${variable}".`, {
      hint: `It has ${draws.variables.slice(0, 8).join(', ')}${draws.variables.length > 8 ? ', …' : ''}.`,
      where: 'variable',
    });
  }
  const { chains, drawsPerChain, sampler } = draws;
  const stride = Math.max(1, Math.ceil((chains * drawsPerChain) / maxPoints));
  const views = Array.from({ length: chains }, (_, c) => chainView(draws, v, c));
  return {
    fitId,
    variable,
    chains,
    drawsPerChain,
    stride,
    trace: views.map((chain) => everyNth(chain, stride)),
    divergent: sampler.divergent__
      ? divergentDraws(sampler.divergent__, chains)
      : views.map(() => new Int32Array()),
    density: densities(views),
  };
}

/** A copy in memory of its own, which can be sent. */
function everyNth(values: Float64Array, stride: number): Float64Array {
  const out = new Float64Array(Math.ceil(values.length / stride));
  for (let i = 0; i < out.length; i++) out[i] = values[i * stride] as number;
  return out;
}
