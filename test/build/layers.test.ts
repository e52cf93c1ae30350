import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { floors } from '../../build/checks/floors.mjs';
import { checkSource } from '../../build/checks/source-rules.mjs';
import { findLayerViolations } from '../../build/layers.mjs';
import { root } from '../../build/setup/paths.mjs';

const messages = (file: string, source: string) => checkSource(file, source).map(({ message }) => message);

describe('one file by itself', () => {
  it.each([
    ['shared/a.ts', 'export const here = process.cwd();', 'may not use process'],
    ['electron/a.ts', "import { b } from './b.ts';", 'have no extension'],
    ['electron/a.ts', "await session.call('studio::status');", 'may name a verb'],
    ['electron/a.ts', 'await session.call(`studio::status`);', 'may name a verb'],
    ['electron/a.ts', 'x;\n'.repeat(251), 'more than 250'],
  ])('%s: %s', (file, source, expected) => {
    expect(messages(file, source)).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    ['shared/a.ts', "// process.cwd()\n/* process.cwd() */\nconst t = 'process.cwd()';"],
    ['renderer/a.tsx', "import css from './a.module.css';\nimport raw from './x.svg?raw';"],
    ['electron/session/verbs/a.ts', "const target = 'studio::a';"],
    ['electron/a.ts', "// A verb is studio::NAME.\nawait session.call('stats::rnorm');"],
    ['electron/a.ts', 'x;\n'.repeat(250)],
    ['electron/a.ts', 'process.exit();'],
  ])('lets %s have %s', (file, source) => {
    expect(messages(file, source)).toEqual([]);
  });

  it('names the line', () => {
    expect(checkSource('shared/c.ts', 'const a = 1;\n\nprocess.exit();\n')).toEqual([
      { file: 'shared/c.ts', line: 3, message: expect.stringContaining('process') },
    ]);
  });
});

/** A small house: what is good in it, and one file for each rule, which breaks that rule alone. */
const files: Readonly<Record<string, string>> = {
  'shared/errors/a.ts': 'export const a = 1;',
  'shared/model/good.ts':
    "import * as z from 'zod';\nimport { a } from '../errors/a';\nexport const b = [z, a];",
  'shared/model/to-electron.ts': "import { y } from '../../electron/files/y';\nexport const x = y;",
  'shared/model/to-renderer.ts': "import type { X } from '../../renderer/ui/x';\nexport type Z = X;",
  'shared/model/to-node.ts': "import { readFile } from 'node:fs';\nexport { readFile };",
  'shared/model/to-old-node.ts': "import fs from 'fs';\nexport { fs };",
  'shared/model/up.ts': "import { c } from '../contract/c';\nexport { c };",
  'shared/contract/c.ts': "export { b as c } from '../model/good';",
  'electron/files/y.ts': "import { join } from 'node:path';\nexport const y = join;",
  'electron/files/a-desktop.ts': "import type { App } from 'electron';\nexport type A = App;",
  'electron/files/up.ts': "export const later = () => import('../session/good');",
  'electron/files/up-type.ts': "export type { Good } from '../session/good';",
  'electron/session/good.ts':
    "import { y } from '../files/y';\nimport { version } from '../../package.json';\nexport type Good = typeof y;\nexport const v = version;",
  'electron/session/one.ts': "import type { Two } from './two';\nexport type One = Two;",
  'electron/session/two.ts': "import type { One } from './one';\nexport type Two = One;",
  'electron/session/to-renderer.ts':
    "import {\n  x,\n} from '../../renderer/ui/x';\nimport { z } from 'zod';\nexport { x, z };",
  'electron/session/read-r-values.ts': 'export const textOf = String;',
  'electron/session/verbs/status.ts': "export { textOf } from '../read-r-values';",
  'electron/projects/to-values.ts': "export { textOf } from '../session/read-r-values';",
  'electron/session/to-test.ts': "export * from '../../test/helper';",
  'electron/windows/menu.ts': "import { Menu } from 'electron';\nexport { Menu };",
  'electron/main.ts': "import { app } from 'electron';\napp.quit();",
  'electron/cellar/lost.ts': 'export const lost = 1;',
  'renderer/ui/x.tsx': 'export type X = 1;\nexport const x = <T,>(t: T) => <b title="t">{String(t)}</b>;',
  'renderer/ui/up.tsx': "import { s } from '../shell/s';\nexport const up = s;",
  'renderer/shell/s.ts': "export { x as s } from '../ui/x';",
  'renderer/shell/to-electron.ts': "import { y } from '../../electron/files/y';\nexport { y };",
  'renderer/shell/to-node.ts': "import 'node:path';",
  'test/helper.ts': "export { y } from '../electron/files/y';",
  'package.json': '{ "version": "1.0.0" }',
};

it('every room that has a floor is there', () => {
  const rooms = Object.entries(floors).flatMap(([layer, list]) =>
    list.flat().map((room) => join(layer, room)),
  );
  expect(rooms.length).toBeGreaterThan(30);
  expect(rooms.filter((room) => !existsSync(join(root, room)))).toEqual([]);
});

describe('imports in a tree', () => {
  const project = mkdtempSync(join(tmpdir(), 'layers-'));
  let found: readonly { readonly file: string; readonly message: string }[] = [];
  beforeAll(async () => {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(join(project, dirname(file)), { recursive: true });
      writeFileSync(join(project, file), `${source}\n`);
    }
    found = await findLayerViolations(project);
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it.each([
    ['shared/model/to-electron.ts', 'shared may not import from there'],
    ['shared/model/to-renderer.ts', 'shared may not import from there'],
    ['shared/model/to-node.ts', 'may not import from Node'],
    ['shared/model/to-old-node.ts', 'may not import from Node'],
    ['shared/model/up.ts', 'may not import from a room above: shared/contract/c.ts'],
    ['electron/files/a-desktop.ts', 'only electron/main.ts'],
    ['electron/files/up.ts', 'may not import from a room above: electron/session/good.ts'],
    ['electron/files/up-type.ts', 'may not import from a room above: electron/session/good.ts'],
    ['electron/session/to-renderer.ts', 'electron may not import from there'],
    ['electron/session/to-test.ts', 'electron may not import from there'],
    ['electron/projects/to-values.ts', 'takes answers of R apart'],
    ['electron/cellar/lost.ts', 'is in no room'],
    ['renderer/ui/up.tsx', 'may not import from a room above: renderer/shell/s.ts'],
    ['renderer/shell/to-electron.ts', 'renderer may not import from there'],
    ['renderer/shell/to-node.ts', 'may not import from Node'],
  ])('%s is told: %s', (file, message) => {
    const told = found.filter((violation) => violation.file === file).map((violation) => violation.message);
    expect(told).toEqual([expect.stringContaining(message)]);
  });

  it('a circle of types is told', () => {
    const circles = found.filter(({ message }) => message.includes('circle'));
    expect(circles.map(({ file }) => file)).toEqual(['electron/session/one.ts']);
    expect(circles[0]?.message).toContain('electron/session/two.ts');
  });

  it('what keeps the rules is not told', () => {
    const broken = /\/(to-|up|a-desktop|lost|one)/;
    expect(found.filter(({ file }) => !broken.test(file))).toEqual([]);
  });
});
