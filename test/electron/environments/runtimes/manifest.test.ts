import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../../electron/environments/runtimes/fingerprint';
import {
  parseManifest,
  readManifest,
  runtimeName,
} from '../../../../electron/environments/runtimes/manifest';
import { canonicalJson } from '../../../../electron/environments/runtimes/python-json';
import { manifestText } from './fake-runtime';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseManifest('/x/manifest.json', bytes(text));
const keys = [
  'runtime_version',
  'fingerprint',
  'r_version',
  'cmdstan_version',
  'r_packages',
  'manifest_hash',
  'built_at',
] as const;

describe('manifest.json', () => {
  it('is read where it is whole, with the hash over all or, as the builder has it, without the time', () => {
    const whole = parse(manifestText());
    expect(runtimeName(whole)).toBe('linux-x86_64-r4.2-0.2.0');
    expect(whole.r_packages).toEqual({ tiny: '1.0', more: '2.0-1' });
    const { built_at, manifest_hash: _, ...rest } = JSON.parse(manifestText());
    const python = [
      'import hashlib, json, sys',
      'm = json.load(sys.stdin)',
      'm["manifest_hash"] = hashlib.sha256(json.dumps(m, sort_keys=True, separators=(",", ":")).encode()).hexdigest()',
      'm["built_at"] = "2026-03-01T00:00:00+00:00"',
      'json.dump(m, sys.stdout, indent=2)',
    ].join('\n');
    const odd = {
      ...rest,
      note: 'ä \u{1f600} \u007f "\\\n',
      deep: { z: [1.5, null, true, 'é'], a: 1e30, A: -0 },
    };
    const built = execFileSync('python3', ['-c', python], { input: JSON.stringify(odd), encoding: 'utf8' });
    expect(parse(built).built_at).toBe('2026-03-01T00:00:00+00:00');
    expect(built_at).not.toBe('');
  });

  it.each(keys)('is refused without %s, and with something else in its place', (key) => {
    const dict = JSON.parse(manifestText());
    const { [key]: _, ...without } = dict;
    expect(() => parse(JSON.stringify(without))).toThrow(`"${key}" is missing`);
    for (const value of [null, 1, [], true, { a: 1 }, ['x']]) {
      expect(() => parse(JSON.stringify({ ...dict, [key]: value }))).toThrow(`"${key}"`);
    }
  });

  it.each([
    ['fingerprint', '../../evil'],
    ['fingerprint', 'linux-x86_64-r4'],
    ['fingerprint', 'Linux-x86_64-r4.2'],
    ['fingerprint', 'linux-x86_64-r4.2/..'],
    ['runtime_version', '../x'],
    ['runtime_version', '0..1'],
    ['runtime_version', ''],
    ['runtime_version', 'a/b'],
    ['runtime_version', '1.'],
    ['r_version', '4.3.1'],
    ['r_version', ''],
    ['manifest_hash', 'abc'],
    ['manifest_hash', 'F'.repeat(64)],
  ])('is refused where %s is %j', (key, value) => {
    expect(() => parse(manifestText({ [key]: value }))).toThrow(`"${key}"`);
  });

  it('is refused where anything in it was changed', () => {
    const text = manifestText();
    for (const [from, to] of [
      ['"1.0"', '"1.1"'],
      ['"tiny"', '"tinz"'],
      ['2.36.0', '2.37.0'],
      ['4.2.2', '4.2.3'],
      ['"0.2.0"', '"0.2.1"'],
    ]) {
      expect(() => parse(text.replace(from ?? '', to ?? ''))).toThrow(
        '"manifest_hash" does not fit its content',
      );
    }
  });

  it('that is damaged in whatever way gives an error that names the file, or what it said', () => {
    const whole = parse(manifestText());
    const damage = fc.record({
      at: fc.nat({ max: 600 }),
      length: fc.nat({ max: 40 }),
      put: fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('', '}', '{', '"', ',', '\\u0000', '\ufeff'),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (steps) => {
        let text = manifestText();
        for (const { at, length, put } of steps) text = text.slice(0, at) + put + text.slice(at + length);
        const read = readManifest('/x/manifest.json', bytes(text));
        if ('manifest' in read) {
          expect(read.manifest.r_packages).toEqual(whole.r_packages);
          expect(runtimeName(read.manifest)).toBe(runtimeName(whole));
        } else {
          expect(read.error.code).toBe('invalid-input');
          expect(read.error.where).toBe('/x/manifest.json');
          expect(read.error.message).toContain('/x/manifest.json');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is never read from bytes at random', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (random) => {
        expect('error' in readManifest('/x', random)).toBe(true);
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('is what Python writes, for any JSON without fractions', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), tie('any'), { maxKeys: 5 }),
      ),
    })).any;
    const texts = fc
      .sample(fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), value), 300)
      .map((v) => JSON.stringify(v));
    const python = [
      'import json, sys',
      'for line in sys.stdin: print(json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")))',
    ].join('\n');
    const input = texts.map((text) => `${text.replace(/[\u007f-\uffff]/g, escaped)}\n`).join('');
    const said = execFileSync('python3', ['-c', python], { input, encoding: 'utf8' });
    expect(texts.map((text) => canonicalJson(text))).toEqual(said.trimEnd().split('\n'));
  });
});

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

describe('fingerprintOf', () => {
  it.each([
    ['x86_64-pc-linux-gnu', '4.2.2', 'linux-x86_64-r4.2'],
    ['aarch64-unknown-linux-gnu', '4.10.1', 'linux-arm64-r4.10'],
    ['aarch64-apple-darwin20', '4.5.0', 'macos-arm64-r4.5'],
    ['x86_64-apple-darwin17.0', '4.2.3', 'macos-x86_64-r4.2'],
    ['x86_64-w64-mingw32', '4.3.1', 'windows-x86_64-r4.3'],
    ['x86_64-conda-linux-gnu', '4.3.1', 'linux-x86_64-r4.3'],
    [null, '4.3.1', 'windows-arm64-r4.3'],
  ])('of %s and %s is %s', (platform, version, fingerprint) => {
    expect(fingerprintOf({ platform, version }, { platform: 'win32', arch: 'arm64' })).toBe(fingerprint);
  });
});
