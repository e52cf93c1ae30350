// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

const asked = vi.hoisted(() => [] as string[]);
vi.mock('../../../shared/texts/texts', async (load) => ({
  ...(await load<typeof import('../../../shared/texts/texts')>()),
  t: (key: string) => {
    asked.push(key);
    return key;
  },
}));

const project = join(import.meta.dirname, '..', '..', '..');
/** The page's entry shows the page as soon as it is loaded. */
const entry = /^renderer\/app\//;

test('no text is fixed while a file of shared or renderer loads', async () => {
  const files = ['shared', 'renderer'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !entry.test(path)),
  );
  expect(files.length).toBeGreaterThan(300);
  for (const file of files) await import(join(project, file));
  expect(asked).toEqual([]);
});
