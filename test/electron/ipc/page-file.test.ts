import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPage } from '../../../electron/ipc/page-file';

const source = resolve(import.meta.dirname, '../../../renderer/index.html');
const folder = mkdtempSync(join(tmpdir(), 'page-file-'));

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), readFileSync(source));
  writeFileSync(join(folder, 'assets', 'a.css'), 'p {}');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function given(path: string) {
  const file = await readPage(folder, path);
  if (!file) throw new Error(`no ${path}`);
  const policy = file.headers['content-security-policy'] ?? '';
  return {
    text: new TextDecoder().decode(file.bytes),
    policy,
    styles: /style-src ([^;]*)/.exec(policy)?.[1],
  };
}

it('lets styles of the page’s own count, and those that carry the document’s nonce, another one each time', async () => {
  const nonces = new Set<string>();
  for (let i = 0; i < 3; i++) {
    const { text, styles } = await given('/');
    const nonce = /<meta name="style-nonce" nonce="([\w+/]{24})" \/>/.exec(text)?.[1] ?? '';
    expect(styles).toBe(`'self' 'nonce-${nonce}'`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
  expect((await given('/assets/a.css')).styles).toBe("'self'");
});

it('never allows inline or evaluated script, plugins, frames, other hosts, or forms', async () => {
  const { policy } = await given('/');
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  const directives = Object.fromEntries(
    policy.split('; ').map((text) => {
      const [name = '', ...sources] = text.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(directives).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
});

it('the document itself has no inline script, style or handler', () => {
  const document = readFileSync(source, 'utf8');
  expect(document).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\son\w+=|\sstyle=|javascript:/i);
});
