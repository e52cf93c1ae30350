import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { floors } from './checks/floors.mjs';
import { findImportViolations } from './checks/import-rules.mjs';
import { checkSource } from './checks/source-rules.mjs';
import { root } from './setup/paths.mjs';

/**
 * Every file and import in `project` that breaks a rule.
 * @param {string} [project]
 * @returns {Promise<readonly { file: string, line?: number, message: string }[]>}
 */
export async function findLayerViolations(project = root) {
  const sources = Object.keys(floors).flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|tsx)$/.test(path))
      .flatMap((path) => checkSource(path, readFileSync(join(project, path), 'utf8'))),
  );
  return [...sources, ...(await findImportViolations(project))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, line, message } of await findLayerViolations(process.argv[2])) {
    console.log(`${file}${line === undefined ? '' : `:${line}`}  ${message}`);
    process.exitCode = 1;
  }
}
