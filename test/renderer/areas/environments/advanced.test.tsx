// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EnvironmentDetails } from '../../../../renderer/areas/environments/environment-details';
import { newVariable } from '../../../../renderer/store/config-edit';
import { environmentDetails, environmentEntry } from '../../fake/environments';
import { memoryStorage, opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const entry = environmentEntry('paper');

async function shown({ storage = memoryStorage(), env = {} } = {}) {
  const studio = await opened(storage);
  studio.connection.answer({
    'environments.get': () => environmentDetails({ env }),
    'runtimes.list': () => [],
    'snapshot.take': () => new Promise(() => undefined),
  });
  studio.state().environmentsChanged([entry]);
  await studio.state().loadConfig('paper');
  const page = await render(<EnvironmentDetails entry={entry} />, studio);
  const fold = () => page.all('[aria-expanded]').find((each) => each.textContent === 'Advanced');
  const parts = () => page.texts('[role="radiogroup"] label');
  const isOpen = () => fold()?.getAttribute('aria-expanded');
  return { ...studio, page, parts, isOpen, click: () => page.act(() => fold()?.click()) };
}

const variables = 'section[aria-label="Variables"]';

it('stands folded at first: what few people need is out of sight', async () => {
  const { page, parts, isOpen } = await shown();
  expect(isOpen()).toBe('false');
  expect(parts()).toEqual(['Configuration', 'Packages', 'Checks']);
  expect(page.all(variables)).toEqual([]);
});

it('has runtimes, snapshots, variables and scripts, and stays open on this machine', async () => {
  const storage = memoryStorage();
  const first = await shown({ storage });
  await first.click();
  expect(first.parts()).toEqual(['Configuration', 'Packages', 'Checks', 'Runtimes', 'Snapshot']);
  expect(first.page.all(`${variables}, section[aria-label="Startup scripts"]`)).toHaveLength(2);
  await first.page.unmount();
  expect((await shown({ storage })).isOpen()).toBe('true');
});

it('says what is set though it is folded, and leads there', async () => {
  const { page, isOpen } = await shown({ env: { A: '1', B: '2' } });
  expect(page.host.textContent).toContain('Set under Advanced: 2 environment variables.');
  const show = page.all('button').find(({ textContent }) => textContent === 'Show them');
  await page.act(() => show?.click());
  expect(isOpen()).toBe('true');
  expect(page.all(variables)).toHaveLength(1);
});

it('opens where somebody is led to one of its parts; folding it leads back to the first', async () => {
  const { page, state, parts, isOpen, click } = await shown();
  await page.act(() => state().showEnvironment({ name: 'paper', part: 'snapshot' }));
  expect(isOpen()).toBe('true');
  expect(parts()).toContain('Snapshot');
  await click();
  expect(isOpen()).toBe('false');
  expect(parts()).toEqual(['Configuration', 'Packages', 'Checks']);
});

it('opens where a fault is in it', async () => {
  const { page, state, isOpen } = await shown();
  await page.act(() => state().editConfig('paper', { variables: [newVariable('A=B', '1')] }));
  expect(isOpen()).toBe('true');
});
