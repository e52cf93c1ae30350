import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticesOf } from '../../build/pack/notices.mjs';
import { nodeModules, root } from '../../build/setup/paths.mjs';

let folder: string;
beforeAll(() => {
  mkdirSync(join(nodeModules, '.cache'), { recursive: true });
  folder = mkdtempSync(join(nodeModules, '.cache', 'brms-studio-notices-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A package below the project, as `noticesOf` wants it. */
function makePackage(manifest: Record<string, unknown>, files: Record<string, string> = {}) {
  const name = String(manifest.name);
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), JSON.stringify({ version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return { name, version: '1.0.0', folder: at.slice(root.length + 1) };
}

describe('the notices', () => {
  it('have each licence once, with what a package says beside it', () => {
    const one = makePackage(
      { name: 'one', license: 'MIT' },
      { 'LICENSE.md': 'One’s text', NOTICE: 'One’s notice' },
    );
    const two = makePackage({ name: 'two', license: 'BSD-3-Clause' }, { licence: 'Two’s text' });
    const text = noticesOf([two, one, two]);
    expect(text).toMatch(
      /one 1\.0\.0 \(MIT\)\n\nOne’s text\n\nOne’s notice\n[\s\S]*two 1\.0\.0 \(BSD-3-Clause\)/,
    );
    expect(text.split('Two’s text')).toHaveLength(2);
  });

  it('find a licence that is in a README, or only named', () => {
    const readme = '# It\n## License\n\nCopyright Ann\n\nPermission is hereby granted, …\n\n[MIT]: x\n';
    const inReadme = makePackage({ name: 'in-readme', license: 'MIT' }, { 'README.md': readme });
    const named = makePackage(
      { name: 'named', license: 'MIT', author: { name: 'Bob' } },
      { 'README.md': '## License\nMIT' },
    );
    const text = noticesOf([inReadme, named]);
    expect(text).toContain('Copyright Ann\n\nPermission is hereby granted, …');
    expect(text).toMatch(/Copyright \(c\) Bob\n\nPermission is hereby granted, free of charge/);
  });

  it('say where the code is that is under the Mozilla Public License', () => {
    const repository = { type: 'git', url: 'https://example.org/mpl.git' };
    const mpl = makePackage({ name: 'mpl', license: 'MPL-2.0', repository });
    expect(noticesOf([mpl])).toMatch(
      /https:\/\/mozilla\.org\/MPL\/2\.0\/[\s\S]*https:\/\/example\.org\/mpl\.git/,
    );
    const homeless = makePackage({ name: 'homeless', license: 'MPL-2.0' });
    expect(() => noticesOf([homeless])).toThrow(/homeless has no file with its licence/);
  });

  it('are refused for a licence that asks for more, and for none at all', () => {
    const gpl = makePackage({ name: 'gpl', license: 'GPL-3.0' }, { LICENSE: 'x' });
    expect(() => noticesOf([gpl])).toThrow(/gpl has the licence GPL-3.0. May it be packed\?/);
    const silent = makePackage({ name: 'silent', license: 'MIT' });
    expect(() => noticesOf([silent])).toThrow(/silent has no file with its licence/);
    const unnamed = makePackage({ name: 'unnamed' }, { LICENSE: 'x' });
    expect(() => noticesOf([unnamed])).toThrow(/licence undefined/);
    expect(() => noticesOf([{ ...gpl, version: '2.0.0' }])).toThrow(/is gpl 1.0.0, not gpl 2.0.0/);
  });
});
