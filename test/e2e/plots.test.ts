import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPng } from '../electron/plots/read-png';
import { fixtureDraws } from '../shared/plots/plot-draws';
import { axeFaults } from './support/axe';
import { fitProject } from './support/fit-project';
import { openStudio, type Studio } from './support/studio';

let studio: Studio;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-plots-'));
  const project = fitProject(folder, fixtureDraws('03_eight_schools_bad'), 88);
  studio = await openStudio();
  const { page } = studio;
  await page.getByRole('heading', { name: 'Brms Studio' }).waitFor();
  await page.keyboard.press('Control+o');
  const field = page.getByRole('textbox', { name: 'Folder of the project' });
  await field.fill(project);
  await field.press('Enter');
  await page.getByRole('tab', { name: /Jan 1/ }).click();
  await image('Trace').waitFor();
});
afterAll(async () => {
  await studio?.close();
  rmSync(folder, { recursive: true, force: true });
});

const panel = (): Locator => studio.page.getByRole('region', { name: /^Draws of/ });
const image = (name: string): Locator => panel().getByRole('img', { name: new RegExp(`^${name}: `) });
const choose = (name: string) => panel().getByRole('button', { name, exact: true }).click();
async function menu(plot: string, item: string): Promise<void> {
  await panel()
    .getByRole('button', { name: `More for the plot ${plot}` })
    .click();
  await studio.page.getByRole('menuitem', { name: item }).click();
}

it('shows the trace with its divergent transitions beside the density, and says so in words', async () => {
  expect(await image('Trace').getAttribute('aria-label')).toContain('88 divergent transitions are marked.');
  await image('Density').waitFor();
  await panel().getByText('88 divergent transitions').waitFor();
  expect(await axeFaults(studio.page)).toEqual([]);
});

it('adds the rank overlay, and hides a chain in every plot', async () => {
  await choose('Rank overlay');
  await image('Rank overlay').waitFor();
  const lines = () => image('Rank overlay').locator('path[d*="H"], path').count();
  const before = await lines();
  await panel().getByRole('button', { name: 'Chain 2' }).click();
  await expect.poll(lines).toBe(before - 1);
  await panel().getByRole('button', { name: 'Chain 2' }).click();
  await expect.poll(lines).toBe(before);
});

it('shows the part of the draws that is dragged over, and all again', async () => {
  const trace = image('Trace');
  const ticks = async () => (await trace.locator('text').allTextContents()).join(' ');
  const whole = await ticks();
  const box = await trace.boundingBox();
  if (!box) throw new Error('The trace has no place.');
  await studio.page.mouse.move(box.x + box.width * 0.4, box.y + 20);
  await studio.page.mouse.down();
  await studio.page.mouse.move(box.x + box.width * 0.6, box.y + 30, { steps: 4 });
  await studio.page.mouse.up();
  await expect.poll(ticks).not.toBe(whole);
  await trace.dblclick({ position: { x: 100, y: 20 } });
  await expect.poll(ticks).toBe(whole);
});

it('copies the data, and shows R code', async () => {
  await studio.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await menu('Density', 'Copy data');
  const text = await studio.page.evaluate('navigator.clipboard.readText()');
  expect(String(text)).toMatch(/^value\tdensity_chain_1\tdensity_chain_2\t/);
  expect(String(text).split('\n')).toHaveLength(514);
  await studio.page.keyboard.press('Escape');
  await menu('Trace', 'R code');
  const dialog = studio.page.getByRole('dialog', { name: 'R code of the plot: Trace' });
  await dialog.getByText('bayesplot::mcmc_trace').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
});

it('saves a figure of the size that is asked for', async () => {
  const { page } = studio;
  await menu('Rank overlay', 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export the plot: Rank overlay' });
  await dialog.getByText('PNG', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Width (mm)' }).fill('80');
  await dialog.getByRole('textbox', { name: 'Height (mm)' }).fill('60');
  await dialog.getByRole('textbox', { name: 'Dots per inch' }).fill('254');
  expect(await axeFaults(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('rank-overlay-b_Intercept.png');
  const png = readPng(readFileSync(await file.path()));
  expect([png.width, png.height, png.perMetre]).toEqual([800, 600, 10_000]);
  expect(png.colors.get('9c36b5ff')).toBeGreaterThan(100);
  await dialog.waitFor({ state: 'hidden' });
  expect(studio.errors).toEqual([]);
});
