import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkClasses } from './checks/class-rules.mjs';
import { floors } from './checks/floors.mjs';
import { findImportViolations } from './checks/import-rules.mjs';
import { checkSource } from './checks/source-rules.mjs';
import { root } from './setup/paths.mjs';

/**
 * Every file, import and class of a CSS module in `project` that breaks a rule.
 * @param {string} [project]
 * @returns {Promise<readonly { file: string, line?: number, message: string }[]>}
 */
export async function findLayerViolations(project = root) {
  const files = Object.keys(floors).flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(tsx?|module\.css)$/.test(path))
      .map((file) => ({ file, text: readFileSync(join(project, file), 'utf8') })),
  );
  const sources = files.filter(({ file }) => !file.endsWith('.css'));
  const styles = files.filter(({ file }) => file.endsWith('.css'));
  return [
    ...sources.flatMap(({ file, text }) => checkSource(file, text)),
    ...checkClasses(styles, sources),
    ...(await findImportViolations(project)),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, line, message } of await findLayerViolations(process.argv[2])) {
    console.log(`${file}${line === undefined ? '' : `:${line}`}  ${message}`);
    process.exitCode = 1;
  }
}
