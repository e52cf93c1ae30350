import fc from 'fast-check';

const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);
const word = fc.string({
  unit: pick('a', 'B', '7', 'ä', '日', '-', '_', ' ', '.'),
  minLength: 1,
  maxLength: 8,
});
const around = (odd: fc.Arbitrary<string>) => fc.tuple(word, odd, word).map((parts) => parts.join(''));
const anyCase = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.boolean()).map(([name, up]) => (up ? name.toUpperCase() : name));

const climbing = fc
  .array(pick('.', '..', '/', '\\', 'a', 'etc', 'evil', '~', 'C:', '%2e%2e', '\0'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const invisible = pick(
  ...[
    '\0',
    '\n',
    '\r',
    '\t',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u00ad',
    '\u061c',
    '\u180e',
    '\u200b',
    '\u200d',
  ],
  ...[
    '\u200e',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\ufff9',
    '\u{e0041}',
    '\u{1d173}',
  ],
);
const device = fc
  .tuple(
    anyCase(pick('con', 'prn', 'aux', 'nul', 'com1', 'com9', 'com¹', 'lpt1', 'lpt³', 'conin$', 'conout$')),
    pick('', '.txt', '.', ' ', ' .txt', '.tar.gz', ':', '$'),
  )
  .map((parts) => parts.join(''));
const long = fc
  .tuple(
    pick('a', 'ä', '日', '\u{1f600}', 'e\u0301', '../'),
    fc.oneof(fc.integer({ min: 40, max: 110 }), fc.integer({ min: 60, max: 6000 })),
  )
  .map(([unit, times]) => unit.repeat(times));
/** Other characters that look, fold or compose like a forbidden or a common one. */
const twins = around(
  pick(
    ...[
      '\u2024\u2024\u2215',
      '\uff0e\uff0e\uff0f',
      '\u2044',
      '\u29f8',
      '\uff3c',
      '\uff1a',
      '\u0130',
      '\u0131',
      '\u017f',
    ],
    ...[
      'e\u0301',
      '\u00e9',
      '\u212b',
      '\u00c5',
      '\u03c2',
      '\u00df',
      '\u1e9e',
      '\ufb01',
      '\u0430',
      '\u1100\u1161',
    ],
  ),
);
const surrogate = around(pick('\ud800', '\udfff', '\udc00\ud800', '\ud83d', '\ude00\ud83d'));
const shell = pick(
  ...[
    '$(touch pwned)',
    '`touch pwned`',
    'a; touch pwned',
    'a & touch pwned',
    '$HOME',
    '~',
    '~root',
    "it's",
    '-rf',
    '--help',
  ],
  ...[
    '#a',
    '!x',
    '{a,b}',
    '[a-z]',
    '(x)',
    '%PATH%',
    '^x',
    'a=b',
    '@a',
    '$',
    '&&',
    ';',
    '!!',
    '+',
    'a,b',
    "'; cat('x'); '",
  ],
  ...[
    'a"b',
    'a|touch pwned',
    'a > pwned',
    '*',
    '?',
    '<a>',
    'default',
    'Default',
    'DEFAULT',
    '__proto__',
    'constructor',
  ],
  ...[
    'config.json',
    'Rlib',
    'trash',
    '.studio',
    '.brmspy',
    'environment_state.json',
    'undefined',
    'null',
    'NaN',
    '0',
  ],
);
const edges = fc
  .tuple(pick('', ' ', '.', '\u00a0', '\u3000', '-'), word, pick('', ' ', '.', '..', '\u00a0', '\u2003'))
  .map((parts) => parts.join(''));
const anything = fc.string({ unit: 'binary', maxLength: 30 });

/** Names that a folder should not have, that look like others, or that a shell, Windows or Unicode reads in its own way. */
export function hostileNames(count: number, seed: number): readonly string[] {
  const kinds = [
    climbing,
    around(invisible),
    device,
    long,
    twins,
    surrogate,
    shell,
    around(shell),
    edges,
    anything,
  ];
  return fc.sample(fc.oneof(...kinds), { numRuns: count, seed });
}
