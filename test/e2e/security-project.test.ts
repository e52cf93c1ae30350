import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectState } from '../../shared/model/project';
import { quoteName } from '../../shared/model/r-syntax/names';
import { newSpec } from '../../shared/model/spec';
import { type AppClient, connectTo } from './support/client';
import { type ForeignProject, foreignProject } from './support/foreign-project';
import { studio as headless } from './support/headless';
import { openScreen } from './support/open-screen';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

let studio: Studio;
let folder: string;
let foreign: ForeignProject;
let client: AppClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'security-project-'));
  foreign = foreignProject(folder);
  // From a terminal in the stranger's folder: R would run the .Rprofile there.
  studio = await openStudio({ cwd: foreign.path });
  client = await connectTo(studio.app.url);
  const { page } = studio;
  await page.getByRole('heading', { name: 'Brms Studio' }).waitFor();
  await page.keyboard.press('Control+o');
  const field = page.getByRole('textbox', { name: 'Folder of the project' });
  await field.fill(foreign.path);
  await field.press('Enter');
  await bar().waitFor();
  await page.getByText('R ready').first().waitFor({ timeout: 60_000 });
});
afterAll(async () => {
  client?.close();
  await studio?.close();
  rmSync(folder, { recursive: true });
});

const bar = () => studio.page.getByRole('region', { name: 'Trust' });
const model = (id: string) =>
  studio.page
    .getByRole('navigation', { name: 'Project' })
    .getByText(new RegExp(`^${id} `))
    .first();

/** Nothing of the project has run: no R code, and no script of its names in the page. */
async function expectNoHarm(): Promise<void> {
  expect(foreign.harmDone()).toBe(false);
  expect(
    await studio.page.evaluate('[window.harm, ({}).polluted, document.querySelectorAll("img").length]'),
  ).toEqual([null, null, 0].map((value) => value ?? undefined));
}

describe('a project from a stranger', () => {
  it('opens untrusted: its data, models and draws are there, and a bar says what is off', async () => {
    const { page } = studio;
    expect(await bar().innerText()).toContain('comes from elsewhere');
    const state: ProjectState = await client.call('project.open', { path: foreign.path });
    expect(state.trusted).toBe(false);
    expect(state.damaged).toEqual([]);
    expect([state.datasets.length, state.models.length, state.fits.length]).toEqual([1, 5, 1]);
    await page.getByRole('tab', { name: /Jan 1/ }).click();
    await page.getByText('Population-level effects').waitFor();
    await expectNoHarm();
  });

  it.each(['model-1', 'model-2', 'model-3', 'model-5'])(
    '%s is looked at from all sides, and runs nothing',
    async (id) => {
      const { page } = studio;
      await model(id).click();
      await page.getByRole('textbox', { name: 'Model name' }).waitFor();
      expect(await page.getByRole('button', { name: 'Fit', exact: true }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Code', exact: true }).click();
      await page.getByText('Stan', { exact: true }).click();
      await page.getByText('R writes the Stan code of a model').waitFor();
      await page.getByRole('button', { name: 'Close code' }).click();
      await page.getByRole('tab', { name: 'Priors' }).click();
      await page.getByText('R knows the default priors of a model').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(800);
      await expectNoHarm();
    },
  );

  it('has no objects made of it', async () => {
    const { page } = studio;
    await openScreen(page, 'Objects');
    await page.getByText('R objects are made from what is in a project').waitFor();
    expect(await page.getByRole('button', { name: 'Run' }).count()).toBe(0);
    await expectNoHarm();
  });

  it('is refused whatever would run R, also by a page that does not keep to the screen', async () => {
    const { models } = await client.call('project.open', { path: foreign.path });
    for (const { id, spec } of models) {
      const calls = [
        client.call('model.stan', { spec, datasetId: 'd' }),
        client.call('model.priors', { spec, datasetId: 'd' }),
        client.call('fit.start', { modelId: id }),
        client.call('objects.add', { fitId: 'fit-1' }),
        client.call('objects.add', { datasetId: 'd' }),
      ];
      await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject({ code: 'untrusted' })));
    }
    await expectNoHarm();
  });

  it('has a bar that everybody can read', () => expectSound(studio.page));

  it('may be summarised without a window, and nothing of it runs', async () => {
    const run = await headless(['summary', '--project', foreign.path, '--json'], { home: studio.app.home });
    expect(run.code).toBe(0);
    expect(foreign.harmDone()).toBe(false);
  });

  it('runs R once it is trusted, which is asked about first and holds from then on', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Trust this project…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toContain('run any R code as you');
    expect(await dialog.innerText()).toContain(foreign.path);
    await dialog.getByRole('button', { name: 'Not now' }).click();
    expect((await client.call('project.open', { path: foreign.path })).trusted).toBe(false);
    await page.getByRole('button', { name: 'Trust this project…' }).click();
    await dialog.getByRole('button', { name: 'Trust this project' }).click();
    await bar().waitFor({ state: 'detached' });
    await model('model-4').click();
    await page.getByRole('tab', { name: 'Priors' }).click();
    await page.getByRole('textbox', { name: 'Prior of Intercept' }).waitFor({ timeout: 60_000 });
    expect(await page.getByRole('button', { name: 'Fit', exact: true }).isEnabled()).toBe(true);
    expect((await client.call('project.open', { path: foreign.path })).trusted).toBe(true);
    expect(studio.errors).toEqual([]);
  });

  it('gives the names of data columns no meaning even then', async () => {
    const { datasets } = await client.call('project.open', { path: foreign.path });
    for (const { name } of datasets[0]?.columns ?? []) {
      if (name === 'y' || name === 'constructor') continue;
      for (const formula of ['y ~ @', 'y ~ me(@, y)', '@ ~ 1', 'y ~ (1 | @)', 'y | weights(@) ~ 1']) {
        const spec = newSpec(formula.replace('@', () => quoteName(name)));
        const asked = client.call('model.priors', { spec, datasetId: 'd' });
        await expect(asked).rejects.toMatchObject({ code: 'invalid-input' });
      }
    }
    await expectNoHarm();
  });
});
