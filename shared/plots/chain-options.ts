import * as z from 'zod';
import { t } from '../texts/texts';
import { chainStyle, type Look } from './look';
import type { Scene } from './scene';

/** What can be chosen of every plot that draws chain by chain. */
export const chainOptions = z.strictObject({
  hide: z
    .array(z.int().min(1))
    .default([])
    .describe('chains to leave out, counted from 1 in the order of the draws, such as [2]'),
  chainNumbers: z
    .array(z.int().min(1))
    .default([])
    .describe('what the chains are called, where some gave no draws; else 1, 2, 3 and so on'),
});
export type ChainOptions = z.infer<typeof chainOptions>;

/** The chains that are drawn, counted from 0. */
export function shownChains(chains: number, { hide }: ChainOptions): readonly number[] {
  return Array.from({ length: chains }, (_, chain) => chain).filter((chain) => !hide.includes(chain + 1));
}

/** The legend of the chains that are drawn. */
export function chainLegend(chains: readonly number[], options: ChainOptions, look: Look): Scene['legend'] {
  const items = chains.map((chain) => ({
    label: String(options.chainNumbers[chain] ?? chain + 1),
    ...chainStyle(look.colors, chain),
  }));
  return { title: t('figures.legend', { count: chains.length }), items };
}

/** What belongs to these chains, in their order. */
export function ofChains<T>(list: readonly T[], chains: readonly number[]): readonly T[] {
  return list.filter((_, chain) => chains.includes(chain));
}

/** Why a plot without chains is empty; null where a chain is shown. */
export function nothingShown(chains: readonly number[]): string | null {
  return chains.length === 0 ? t('figures.allHidden') : null;
}
