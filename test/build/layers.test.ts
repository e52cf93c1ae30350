import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLayers } from '../../build/checks/layer-rules.mjs';
import { findLayerViolations } from '../../build/layers.mjs';

const messages = (file: string, source: string) => checkLayers(file, source).map(({ message }) => message);

describe('the layer rule', () => {
  it.each([
    ['shared/a.ts', "import { x } from '../electron/y';", 'shared may not import from electron'],
    ['shared/a/b.ts', "import type { X } from '../../renderer/y';", 'shared may not import from renderer'],
    ['shared/a.ts', "import { readFile } from 'node:fs';", "shared may not import Node's node:fs"],
    ['shared/a.ts', "import fs from 'fs';", "shared may not import Node's fs"],
    ['shared/a.ts', "import { app } from 'electron';", 'only electron/main.ts'],
    ['shared/a.ts', 'export const here = process.cwd();', 'may not use process'],
    [
      'renderer/a.tsx',
      "import { router } from '../electron/ipc/router';",
      'renderer may not import from electron',
    ],
    ['renderer/a.tsx', "import 'node:path';", "renderer may not import Node's node:path"],
    ['electron/a.ts', "export * from '../renderer/app/pipe';", 'electron may not import from renderer'],
    ['electron/a.ts', "const x = await import('../renderer/x');", 'electron may not import from renderer'],
    ['electron/a.ts', "import { helper } from '../test/helper';", 'electron may not import from test'],
    ['electron/ipc/a.ts', "import type { App } from 'electron';", 'only electron/main.ts'],
    [
      'electron/a.ts',
      "import {\n  a,\n  b,\n} from '../renderer/x';",
      'electron may not import from renderer',
    ],
    ['electron/a.ts', "import { b } from './b.ts';", 'have no extension'],
    ['electron/a.ts', "await session.call('studio::status');", 'may name a verb'],
    ['electron/a.ts', 'await session.call(`studio::status`);', 'may name a verb'],
    ['electron/fits/a.ts', "import { textOf } from '../session/expect';", 'takes answers of R apart'],
    ['electron/a.ts', 'x;\n'.repeat(401), 'more than 400'],
  ])('%s: %s', (file, source, expected) => {
    expect(messages(file, source)).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    ['shared/a.ts', "import * as z from 'zod';\nimport { b } from './b';"],
    ['shared/a.ts', "// import { x } from '../electron/y';\n/* process.cwd() */\nconst t = 'process.cwd()';"],
    ['electron/main.ts', "import { app } from 'electron';"],
    ['electron/windows/menu.ts', "import { Menu } from 'electron';"],
    ['electron/a.ts', "import { join } from 'node:path';\nimport { b } from '../shared/b';"],
    ['renderer/a.tsx', "import css from './a.module.css';\nimport raw from './x.svg?raw';"],
    ['electron/session/verbs/a.ts', "import { textOf } from '../expect';\nconst target = 'studio::a';"],
    ['electron/a.ts', "// A verb is studio::NAME.\nawait session.call('stats::rnorm');"],
    ['test/a.ts', "import { x } from '../electron/y';\nimport { z } from '../renderer/z';"],
  ])('lets %s have %s', (file, source) => {
    expect(messages(file, source)).toEqual([]);
  });

  it('names file and line', () => {
    const source = "import { a } from './a';\n\nimport { b } from '../electron/b';\n";
    expect(checkLayers('shared/c.ts', source)).toEqual([
      { file: 'shared/c.ts', line: 3, message: expect.stringContaining('electron') },
    ]);
  });

  it('finds a breach in a folder of files', () => {
    const project = mkdtempSync(join(tmpdir(), 'layers-'));
    for (const folder of ['shared/deep', 'electron', 'renderer']) {
      mkdirSync(join(project, folder), { recursive: true });
    }
    writeFileSync(join(project, 'shared/deep/good.ts'), "import { b } from '../b';\n");
    writeFileSync(join(project, 'shared/deep/bad.ts'), "import { b } from '../../renderer/b';\n");
    expect(findLayerViolations(project).map(({ file }) => file)).toEqual(['shared/deep/bad.ts']);
    rmSync(project, { recursive: true });
  });
});
