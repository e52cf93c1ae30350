import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryParts } from '../../../../electron/environments/runtimes/archive/entry-path';
import { temporaryHome } from '../temporary-home';
import { refusal as refusalIn } from './importing';
import { type MadeEntry, zip } from './make-archives';

const home = temporaryHome();
const evil = 'evil';
const refusal = (entries: readonly MadeEntry[], pack?: (all: readonly MadeEntry[]) => Buffer) =>
  refusalIn(home.paths, entries, pack);

describe('an entry that leads out', () => {
  const paths = [
    '../evil',
    '../../../../../../tmp/evil',
    'runtime/../../evil',
    'runtime/Rlib/../../../evil',
    '/tmp/evil',
    '//tmp/evil',
    'C:/evil',
    'c:evil',
    '..\\evil',
    'runtime\\..\\..\\evil',
    'runtime/..',
  ];
  it.each(paths)('%s is refused in a tar', async (path) => {
    expect(await refusal([{ path, content: evil }])).toContain('refused because of its entry');
  });

  it.each(paths)('%s is refused in a zip', async (path) => {
    expect(await refusal([{ path, content: evil }], zip)).toMatch(/refused because|damaged or incomplete/);
  });

  it.each([
    'runtime/a\u0000b',
    'runtime/a\nb',
    'runtime/a\u001b[31m',
    'runtime/\u007f',
    `runtime/${'n'.repeat(300)}`,
    `${'d/'.repeat(600)}f`,
  ])('or has no name of a file is refused: %j', (path) => {
    expect(() => entryParts(path)).toThrow('refused because of its entry');
  });

  it.each([
    'con',
    'runtime/NUL',
    'runtime/aux.R',
    'runtime/Com1.txt',
    'runtime/lpt9',
    'runtime/COM¹',
    'a/prn /b',
    'CONIN$',
  ])('or is a device on Windows is refused: %s', async (path) => {
    expect(await refusal([{ path, content: evil }])).toContain('is a device on Windows');
  });

  it('may have names that only look alike', () => {
    for (const path of [
      'runtime/console',
      'runtime/..a',
      'runtime/a..b',
      'auxiliary.R',
      'nullable',
      'com10',
    ]) {
      expect(entryParts(path).join('/')).toBe(path);
    }
    expect(() => entryParts('a/b:c', 'win32')).toThrow('Windows');
    expect(() => entryParts('a/b. ', 'win32')).toThrow('Windows');
  });
});

describe('a link', () => {
  const link = (path: string, target: string): MadeEntry => ({ path: `runtime/${path}`, type: '2', target });
  const hard = (path: string, target: string): MadeEntry => ({ path: `runtime/${path}`, type: '1', target });

  it.each([
    ['to an absolute path', [link('l', '/etc/passwd')]],
    ['out', [link('l', '../../evil')]],
    ['out and back in', [link('l', '../../archive/runtime')]],
    ['out from deep inside', [link('a/b/c', '../../../../outside')]],
    ['with a backslash', [link('l', '..\\..\\x')]],
    ['to a drive', [link('l', 'C:/x')]],
    ['to nothing', [link('l', 'gone')]],
    ['to itself', [link('l', 'l')]],
    ['in a circle', [link('a', 'b'), link('b', 'a')]],
    ['empty', [link('l', '')]],
  ])('%s is refused', async (_, entries) => {
    expect(await refusal(entries)).toMatch(/link/);
  });

  it('chain whose steps each look harmless is refused', async () => {
    // a/b/up is a; w goes by it to a's parents: two above what its letters say.
    const chain = [link('a/b/up', '..'), link('w', 'a/b/up/../../..')];
    expect(await refusal(chain)).toMatch(/link that leads/);
    expect(await refusal([link('x', '.'), link('y', 'x/x/x/../..')])).toMatch(/link that leads/);
  });

  it('is never written through', async () => {
    await symlink(join(home.paths.home, 'outside'), join(home.paths.home, 'way'));
    expect(await refusal([link('dir', 'Rlib'), { path: 'runtime/dir/evil', content: evil }])).toContain(
      'is not a folder',
    );
    expect(
      await refusal([link('dir', '../../../outside'), { path: 'runtime/dir/evil', content: evil }]),
    ).toContain('leads out');
    expect(await refusal([link('file', 'manifest.json'), { path: 'runtime/file', content: evil }])).toContain(
      'its name is used twice',
    );
    expect(await refusal([{ path: 'runtime/file', content: 'a' }, link('file', 'Rlib')])).toContain(
      'its name is used twice',
    );
  });

  it.each([
    ['out', '../../outside/file'],
    ['to an absolute path', '/etc/passwd'],
    ['to a folder', 'runtime/Rlib'],
    ['to nothing', 'runtime/gone'],
    ['to itself', 'runtime/h'],
  ])('that is hard, %s, is refused', async (_, target) => {
    expect(await refusal([hard('h', target)])).toContain('refused because of its entry');
  });

  it('that is hard, to a symbolic one, is refused', async () => {
    expect(await refusal([link('s', 'manifest.json'), hard('h', 'runtime/s')])).toContain(
      'is not an earlier file of the archive',
    );
  });

  it('in a zip, out, is refused', async () => {
    const entry = { path: 'runtime/l', content: '../../../outside', mode: 0o120777 };
    expect(await refusal([entry], zip)).toContain('leads out');
    expect(await refusal([{ ...entry, content: 'x'.repeat(5000) }], zip)).toContain('very long');
  });
});
