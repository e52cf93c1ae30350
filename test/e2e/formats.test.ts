import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type FormatAnswers,
  formatAnswers,
  formatProject,
  formatShape,
  keepFormat,
  makeFormatHome,
  restoreFormat,
} from './support/format-home';
import { type HeadlessPlace, headlessPlace, jsonOf } from './support/headless';

const kept = join('test', 'fixtures', 'formats');
const formats = readdirSync(kept, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function placeOfTest(): HeadlessPlace {
  const place = headlessPlace();
  onTestFinished(() => place.remove());
  return place;
}

describe.each(formats)('files as the app has written them in %s', (format) => {
  it('give the same answers today', async () => {
    const place = placeOfTest();
    restoreFormat(join(kept, format), place.home);
    const answers = JSON.parse(readFileSync(join(kept, format, 'answers.json'), 'utf8')) as FormatAnswers;
    const now = await formatAnswers(place);
    // A later version may say more about each of them, such as a measure that there was not.
    const { columns } = answers.summary;
    expect(now.summary.columns.slice(0, columns.length)).toEqual(columns);
    expect(now).toMatchObject({ ...answers, summary: { ...answers.summary, columns: now.summary.columns } });
  });

  it('have an environment that is listed, active, and can be left and chosen again', async () => {
    const place = placeOfTest();
    restoreFormat(join(kept, format), place.home);
    const list = async () =>
      (jsonOf(await place.run('env', 'list', '--json')) as { name: string; active: boolean }[]).map(
        ({ name, active }) => `${name}${active ? ' active' : ''}`,
      );
    expect(await list()).toEqual(['default', 'study active']);
    expect((await place.run('env', 'activate', 'default')).code).toBe(0);
    expect(await list()).toEqual(['default active', 'study']);
    expect((await place.run('env', 'activate', 'study')).code).toBe(0);
    // What the fit depended on is what the environment was a moment before.
    const lock = join(formatProject(place.home), 'fits', 'fit-1', 'lock.json');
    const compared = await place.run('env', 'compare', join(place.home, 'study-lock.json'), lock, '--json');
    expect(jsonOf(compared)).toMatchObject({ left: { environment: 'study' }, lines: [] });
  });

  it('have an R object that brms reads and predicts from', async () => {
    const place = placeOfTest();
    restoreFormat(join(kept, format), place.home);
    const object = join(formatProject(place.home), 'fits', 'fit-1', 'fit.rds');
    const code = `suppressMessages(library(brms)); fit <- readRDS(commandArgs(TRUE)[1])
cat(dim(as.matrix(fit))[1], dim(posterior_predict(fit)), fixef(fit)["zBase", "Estimate"])`;
    const { stdout } = await promisify(execFile)('Rscript', ['-e', code, object]);
    const [draws, predictions, rows, slope] = stdout.split(' ').map(Number);
    expect([draws, predictions, rows]).toEqual([40, 40, 236]);
    const summary = jsonOf(await place.run('summary', '--project', formatProject(place.home), '--json'));
    const { rows: variables } = summary as { rows: { variable: string; mean: number }[] };
    expect(slope).toBeCloseTo(variables.find(({ variable }) => variable === 'b_zBase')?.mean ?? 0, 5);
  });
});

describe('the files that the app writes today', () => {
  it('are those of the newest kept format', async () => {
    const place = placeOfTest();
    await makeFormatHome(place);
    const next = process.env.BRMS_STUDIO_KEEP_FORMAT;
    if (next !== undefined) await keepFormat(place.home, join(kept, next), await formatAnswers(place));
    const newest = next ?? formats.at(-1) ?? '';
    const before = formatShape(join(kept, newest, 'home'));
    expect(formatShape(place.home), 'see test/fixtures/formats/README.md').toEqual(before);
  });
});
