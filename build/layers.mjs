import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLayers } from './checks/layer-rules.mjs';
import { root } from './setup/paths.mjs';

const folders = ['shared', 'electron', 'renderer'];

/**
 * Every breach of the layers below `project`.
 * @param {string} [project]
 */
export function findLayerViolations(project = root) {
  return folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|tsx)$/.test(path))
      .flatMap((path) => checkLayers(path, readFileSync(join(project, path), 'utf8'))),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const violations = findLayerViolations(process.argv[2]);
  for (const { file, line, message } of violations) console.log(`${file}:${line}  ${message}`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
