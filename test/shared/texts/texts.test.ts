import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../shared/texts/en/en';
import { type TextKey, t } from '../../../shared/texts/texts';

const project = join(import.meta.dirname, '..', '..', '..');

function keysOf(texts: object, before = ''): readonly string[] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' ? [before + name] : keysOf(value, `${before}${name}.`),
  );
}

/** Without the form for a number. */
const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe('the catalogue', () => {
  const keys = keysOf(en);
  const code = ['renderer', 'shared']
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(project, folder, name),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

  it('has a text for each key, and no text that nobody shows', () => {
    const rooms = Object.keys(en).join('|');
    const patterns = [...code.matchAll(new RegExp(`\`((?:${rooms})\\.[^\`\\s]*\\$\\{[^\`]+)\``, 'g'))].map(
      ([, text = '']) => new RegExp(`^${text.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
    );
    const unused = keys
      .map(stem)
      .filter((key) => !code.includes(`'${key}'`))
      .filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
    for (const key of keys.map(stem)) expect(t(key as TextKey, { count: 1 })).not.toBe(key);
  });

  it('has both forms of what is counted', () => {
    const forms = new Set(keys);
    for (const key of keys.filter((each) => each !== stem(each))) {
      expect(forms.has(`${stem(key)}_one`) && forms.has(`${stem(key)}_other`)).toBe(true);
    }
  });

  it('puts in what is given, as it is', () => {
    const values = { n: '1’200', size: '3,4 GB' };
    expect(t('preferences.storage.cacheFacts', { count: 1200, ...values })).toBe('1’200 models, 3,4 GB');
    expect(t('preferences.storage.cacheFacts', { count: 1, ...values, n: '1' })).toBe('1 model, 3,4 GB');
    expect(t('preferences.reset', { name: 'A <b> & “c”' })).toBe('Reset “A <b> & “c””');
    const odd = '{{name}} $t(start.app) $& \\1';
    expect(t('start.forget', { name: odd })).toBe(`Forget ${odd}`);
  });
});
