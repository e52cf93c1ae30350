// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { diagnose } from '../../../../renderer/areas/fits/diagnose';
import { completeBrowser } from '../../fake/browser';
import { fit, project, summaryRow } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const findings = diagnose(
  fit,
  ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => summaryRow(`b_${name}`, { rhat: 1.2 })),
);

async function shown(brief: boolean) {
  const { Findings } = await import('../../../../renderer/areas/fits/findings');
  const studio = await opened();
  studio.state().projectChanged({ ...project, fits: [fit] });
  const chosen: string[] = [];
  const page = await render(
    <Findings fit={fit} findings={findings} onSelect={(name) => chosen.push(name)} brief={brief} />,
    studio,
  );
  return { page, chosen };
}

it('names the first parameters, each a click away, and how many there are more', async () => {
  const { page, chosen } = await shown(false);
  expect(page.texts('button').slice(0, 4)).toEqual(['a', 'b', 'c', 'd']);
  expect(page.texts('li')[0]).toContain('and 2 more');
  await page.act(() => page.all('button')[1]?.click());
  expect(chosen).toEqual(['b_b']);
});

it('says briefly what is wrong and what to do, without the names', async () => {
  const { page } = await shown(true);
  expect(page.texts('li')[0]).toContain('6 parameters have an R-hat above 1.01');
  expect(page.texts('li')[0]).toContain('The chains do not agree: do not use these draws.');
  expect(page.texts('button')).toEqual(['Set iterations to 4,000']);
});
