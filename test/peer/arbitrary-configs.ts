import fc from 'fast-check';
import type { EnvironmentConfigData } from '../../shared/contract/system';

/** What an encoder may write in another way: escapes, line ends, what JavaScript or HTML escape, what has no glyph. */
const unusual = [
  ...[
    '\u2028',
    '\u2029',
    '\u007f',
    '\u0080',
    '\u009f',
    '\u00ad',
    '\ufeff',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\u200d',
  ],
  ...[
    '"',
    '\\',
    '/',
    '</script>',
    '\\u0041',
    '\\n',
    '\b',
    '\f',
    '\n',
    '\r\n',
    '\t',
    '\u000b',
    '\u001b',
    '\u001f',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    '日本',
    '\u{1f600}',
    '\u{10ffff}',
    '\ud83d\ude00',
    '%s',
    '$(x)',
    "'",
    '`',
    '&',
    '\u202e',
  ],
];

/** Any text that has a UTF-8 form, without NUL, which neither R code nor a variable can hold. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...unusual), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const path = fc.oneof(
  fc.constant(null),
  text,
  fc.constantFrom('', '/usr/lib/R', 'C:\\Program Files\\R\\R-4.5.1'),
);

/** Names that a JavaScript object treats in a way of its own are among them; whole numbers are not: it sorts them. */
const variable = fc.oneof(
  text.map((name) => name.replaceAll('=', '')).filter((name) => name !== '' && !/^\d+$/.test(name)),
  fc.constantFrom('PATH', 'OMP_NUM_THREADS', '__proto__', 'constructor', 'toJSON', '01', '-1', '1.5'),
  fc.constant('BRMSPY_AUTOLOAD'),
);
const env = fc
  .uniqueArray(fc.tuple(variable, text), { selector: ([name]) => name, maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));

const scripts = fc.oneof(
  { weight: 20, arbitrary: fc.array(text, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(text, fc.integer({ min: 1000, max: 20_000 })).map(([a, n]) => [
      a
        .repeat(n)
        .slice(0, 200_000)
        .replace(/[\ud800-\udbff]$/, ''),
    ]),
  },
  { weight: 1, arbitrary: fc.array(fc.constant('options(a = 1)'), { minLength: 200, maxLength: 400 }) },
);
const letters = ['ä', 'Ω', '日', '\u{1f600}', 'e\u0301', 'a', 'Z', '0', '-', '_', 'x'];
const nameBody = fc.string({ unit: fc.constantFrom(...letters), maxLength: 12 });

/** Configurations that both tools can hold, with names that differ. */
export function sampleConfigs(count: number, seed: number): readonly EnvironmentConfigData[] {
  const config = fc.record({
    body: nameBody,
    r_home: path,
    startup_scripts: scripts,
    runtime_path: path,
    env,
  });
  return fc.sample(config, { numRuns: count, seed }).map(({ body, ...rest }, i) => ({
    environment_name: `${body}${i}`,
    ...rest,
  }));
}
