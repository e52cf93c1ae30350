import { expect, it } from 'vitest';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const csv = [
  'person;bees;honey',
  '70000000000000001;5.298;20,15',
  '70000000000000003;9.166;29,04',
  '70000000000000001;2.473;15,22',
].join('\n');

const { page } = await testStudio();

it('tells how the numbers of a file were read, until the person has chosen a kind', async () => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import CSV file…', exact: true }).click();
  await (await chooser).setFiles({ name: 'hives.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const remarks = page.getByRole('region', { name: 'How columns were read' });
  await remarks.getByText('“bees” was read with points between thousands: “5.298” is 5298.').waitFor();
  await remarks.getByText(/“person” was left as text: “70000000000000001” has more digits/).waitFor();
  await remarks.getByRole('heading', { name: '2 columns to check' }).waitFor();
  await page.getByText('2473 to 9166').or(page.getByText('2,473 to 9,166')).waitFor();
  await expectSound(page);

  await page.getByRole('button', { name: 'Kind of person: string', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /^Categories/ }).click();
  await page.getByText('2 levels').waitFor();
  await expect.poll(() => remarks.getByRole('listitem').count()).toBe(1);
});
