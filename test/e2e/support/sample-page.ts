import type { Locator, Page } from 'playwright-core';
import type { AppClient } from './client';
import { allProcesses, descendantsOf, type ProcessInfo } from './processes';

const minute = 60_000;

/** What the tests of a fit look for in a page that shows the sample's Model 1. `page` gives the page that is open now. */
export function samplePage(page: () => Page) {
  const rowHeader = (name: string): Locator =>
    page().locator('th[scope=row]').getByText(name, { exact: true });
  return {
    button: (name: string | RegExp): Locator => page().getByRole('button', { name, exact: true }),
    tab: (name: string | RegExp): Locator => page().getByRole('tab', { name }),
    rowHeader,
    formula: (): Locator => page().getByLabel('Formula', { exact: true }),
    job: (): Locator => page().getByRole('listitem', { name: 'Fit of Model 1' }).first(),
    waitForWorker: (): Promise<void> => page().getByText('R ready').waitFor({ timeout: minute }),
    /** The cells of a parameter's row in the summary. */
    summaryRow: (name: string): Promise<readonly string[]> =>
      page()
        .locator('tr')
        .filter({ has: rowHeader(name) })
        .locator('td')
        .allInnerTexts(),
  };
}

/** A number as the page writes it. */
export const number = (text: string | undefined): number =>
  Number((text ?? '').replace('−', '-').replace(/[▲,\s]/g, ''));

/** The worker of the fit that runs, and its chains. Not all that is new below the app: a spare may start at any time. */
export async function processesOfFit(client: AppClient): Promise<readonly ProcessInfo[]> {
  const workers = await client.call('workers.list', undefined);
  const worker = workers.find(({ role }) => role === 'fit')?.pid ?? 0;
  return [...allProcesses().filter(({ pid }) => pid === worker), ...descendantsOf(worker)];
}
