// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { StudioError } from '../../../../shared/errors/studio-error';
import { plots } from '../../../../shared/plots/list';
import { completeBrowser } from '../../fake/browser';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

const saved = vi.hoisted((): string[] => []);
vi.mock('../../../../renderer/ui/save-file', () => ({ saveFile: (name: string) => saved.push(name) }));

beforeAll(completeBrowser);
beforeEach(() => {
  vi.useFakeTimers();
  saved.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** The dialog for a trace; `answer` and `refuse` settle the figure that is asked for. */
async function shown() {
  const { ExportPlot } = await import('../../../../renderer/areas/fits/export-plot');
  const [plot] = plots;
  if (!plot) throw new Error('There are plots.');
  const studio = await opened();
  let answer = (): void => undefined;
  let refuse = (_: unknown): void => undefined;
  studio.connection.answer({
    'plot.file': () =>
      new Promise((resolve, reject) => {
        answer = () => resolve(new Uint8Array([1]));
        refuse = reject;
      }),
  });
  const closed = vi.fn();
  const page = await render(
    <ExportPlot
      plot={plot}
      asked={{ fit: 'f1', plot: plot.id, query: { variable: 'b_Age' } }}
      options={{}}
      onClose={closed}
    />,
    studio,
  );
  // The dialog is drawn at the end of the document.
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  const press = (name: string) => page.act(() => button(name)?.click());
  return { page, press, closed, answer: () => answer(), refuse: (error: unknown) => refuse(error) };
}

it('gives the figure as a file and closes', async () => {
  const { page, press, closed, answer } = await shown();
  await press('Save');
  expect(saved).toEqual([]);
  await page.act(answer);
  expect(saved).toEqual(['trace-b_Age.pdf']);
  expect(closed).toHaveBeenCalledOnce();
});

it('gives none once it is closed, nor tells then why it could not be made', async () => {
  const { page, press, closed, answer } = await shown();
  await press('Save');
  await press('Cancel');
  expect(closed).toHaveBeenCalledOnce();
  await page.unmount();
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual([]);
});

it('tells why it could not be made, and can be tried again', async () => {
  const { page, press, closed, answer, refuse } = await shown();
  await press('Save');
  await page.act(() => refuse(new StudioError('invalid-input', 'The picture would have 101 million dots.')));
  expect(document.body.textContent).toContain('101 million dots');
  expect(closed).not.toHaveBeenCalled();
  await press('Save');
  await page.act(answer);
  expect(saved).toEqual(['trace-b_Age.pdf']);
});
