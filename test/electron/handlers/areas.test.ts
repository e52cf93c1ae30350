import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../build/setup/paths.mjs';

/** The areas that a folder has files of: "data" for data-procedures.ts. */
function areas(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

it('an area has the same name in the contract and in the handlers', () => {
  const contract = areas('shared/contract', '-procedures.ts');
  expect(contract).toContain('fit');
  expect(areas('electron/handlers', '-handlers.ts')).toEqual(contract);
});
