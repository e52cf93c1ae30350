import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { binding, element, realObjects, slot } from './real-objects';

const objects = realObjects();
const { service } = objects;

test('a fit of brms, saved and read again, is looked into all the way down', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'brmsfit-'));
  const path = join(folder, 'fit.rds');
  await objects.run(`fit <- suppressMessages(brms::brm(count ~ Trt + (1 | patient), brms::epilepsy, poisson(), empty = TRUE))
    loadNamespace("rstan")
    fit$fit <- methods::new("stanfit", model_name = "m", mode = 1L, .MISC = local({ made <- 1; environment() }))
    saveRDS(fit, ${JSON.stringify(path)})`);
  // In a worker in which no package that knows its classes is loaded.
  await objects.restart();
  const { object } = await service.add({ from: 'file', path, origin: 'Fit Model 1 (fit-1)' });
  rmSync(folder, { recursive: true });
  expect(object).toMatchObject({ kind: 'fit', classes: ['brmsfit'], expandable: true, tabular: false });
  const at = (...path: Parameters<typeof objects.place>[1][]) => ({ ref: object.ref, path });

  const { parts } = await service.parts(at(), 0, 200);
  const place = (name: string) => parts.find((part) => part.name === name)?.step ?? element(1);
  expect(parts.find(({ name }) => name === 'data')).toMatchObject({ kind: 'data', tabular: true });
  expect(parts.find(({ name }) => name === 'fit')).toMatchObject({ kind: 'fit', type: 'S4' });
  const window = { offset: 0, limit: 5, columnOffset: 0, columnLimit: 10 };
  const page = await service.page(at(place('data')), window);
  expect(page.rowCount).toBe(236);
  expect(page.columns.map(({ name }) => name)).toContain('count');
  const slots = await service.parts(at(place('fit')), 0, 50);
  expect(slots.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['sim', 'stanmodel', '.MISC']));
  const inner = await service.parts(at(place('fit'), slot('.MISC')), 0, 10);
  expect(inner.parts).toMatchObject([{ name: 'made', step: binding('made') }]);
  expect((await service.text(at(place('formula')), 'print')).text).toContain('count ~ Trt');
  expect((await service.text(at(), 'str')).text).toContain('List of');
});
