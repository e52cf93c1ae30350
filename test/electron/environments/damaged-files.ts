import fc from 'fast-check';
import type { EnvironmentConfigData } from '../../../shared/contract/system';

/** A damaged config.json: its bytes, and a word that its error must say beside the file's path. */
export interface Damage {
  readonly bytes: Buffer;
  /** The key that is wrong; null where the file as a whole is. */
  readonly key: string | null;
}

export const whole: EnvironmentConfigData = {
  environment_name: 'demo',
  r_home: '/usr/lib/R',
  startup_scripts: ['options(mc.cores = 2)\n', 'x <- "ä\u2028\\"'],
  runtime_path: null,
  env: { OMP_NUM_THREADS: '2', ÄÖ: 'täpp \u{1f600}' },
};
const text = JSON.stringify(whole, null, 2);
const bytes = Buffer.from(text);
const keys = Object.keys(whole);
const ofWhole = (changed: string): Damage => ({ bytes: Buffer.from(changed), key: null });

const truncated = fc.nat(bytes.length - 1).map((length) => ({ bytes: bytes.subarray(0, length), key: null }));

/** Only those that no JSON parser takes: other flips make another configuration, which is no damage. */
const flipped = fc
  .array(fc.nat(bytes.length * 8 - 1), { minLength: 1, maxLength: 5 })
  .map((bits) => {
    const changed = Buffer.from(bytes);
    for (const bit of bits) changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return { bytes: changed, key: null };
  })
  .filter(({ bytes: changed }) => !isJson(changed));

/** Nested by `depth` lists and objects. */
function nested(depth: number): string {
  return `${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`;
}
const notAText = ['1', 'true', '[]', '{}', '["a"]', '1e999', nested(50)];
const wrongFor: Readonly<Record<string, readonly string[]>> = {
  environment_name: ['null', ...notAText],
  r_home: [...notAText, '"a\\u0000b"', '"\\ud800"'],
  startup_scripts: [
    'null',
    '"x"',
    '{}',
    '1',
    '[1]',
    '[null]',
    '["a", ["b"]]',
    '["\\udc00"]',
    nested(50),
    `[${nested(10_000)}]`,
  ],
  runtime_path: [...notAText, '"\\u0000"', '"\\udfff"'],
  env: [
    ...[
      'null',
      '[]',
      '"A=1"',
      '3',
      '{"A": 1}',
      '{"A": null}',
      '{"A": ["x"]}',
      '{"": "x"}',
      '{"A=B": "x"}',
      '{"A": "a\\u0000"}',
    ],
    ...[
      '{"__proto__": {"a": "b"}}',
      '{"constructor": 1}',
      '{"A": "1", "A": "2"}',
      '{"A": "\\ud83d"}',
      '{"\\ud800": "x"}',
    ],
    nested(10_000),
  ],
};
const mistyped = fc.constantFrom(...keys).chain((key) =>
  fc.constantFrom(...(wrongFor[key] ?? [])).map((wrong) => {
    const members = keys.map(
      (name) => `"${name}": ${name === key ? wrong : JSON.stringify(whole[name as keyof typeof whole])}`,
    );
    return { bytes: Buffer.from(`{${members.join(', ')}}`), key };
  }),
);
const keyless = fc.subarray(keys, { minLength: 1 }).map((gone) => {
  const rest = Object.entries(whole).filter(([key]) => !gone.includes(key));
  return { bytes: Buffer.from(JSON.stringify(Object.fromEntries(rest))), key: gone[0] ?? null };
});
const doubled = fc.constantFrom(...keys, 'later').map((key) => {
  const extra = `"${key}": ${JSON.stringify({ ...whole, later: 1 }[key as keyof typeof whole] ?? 1)}`;
  return { bytes: Buffer.from(`{${extra}, ${extra}, ${text.trim().slice(1)}`), key };
});
/** Keys that JavaScript keeps elsewhere do not stand in for those that are missing. */
const inherited = fc.constantFrom(...keys).map((key) => {
  const { [key as keyof typeof whole]: gone, ...rest } = whole;
  const hidden = JSON.stringify({ [key]: gone });
  return {
    bytes: Buffer.from(`{"__proto__": ${hidden}, "constructor": ${hidden}, ${JSON.stringify(rest).slice(1)}`),
    key,
  };
});
const otherJson = fc
  .oneof(fc.json(), fc.constantFrom('null', 'true', '[]', '"config"', '[{}]', '3', 'NaN', `[${text}]`))
  .filter((json) => !json.trim().startsWith('{'))
  .map(ofWhole);
const notJson = fc.oneof(
  fc
    .constantFrom(
      '',
      ' ',
      '\n',
      '{',
      '}',
      '{}}',
      "{'a': 1}",
      '{a: 1}',
      '// x\n{}',
      '{"a": 1,}',
      '<xml/>',
      'r_home: /usr',
      '\0',
    )
    .map(ofWhole),
  fc
    .constantFrom(
      `${text}${text}`,
      `${text}x`,
      `${text.slice(0, -2)},\n}`,
      text.replaceAll('"', "'"),
      text.replace('null', 'None'),
      text.replace('null', 'NaN'),
    )
    .map(ofWhole),
  fc.integer({ min: 1000, max: 200_000 }).map((depth) => ofWhole('['.repeat(depth))),
  fc
    .integer({ min: 1000, max: 100_000 })
    .map((depth) => ofWhole(`${text.slice(0, -2)}, "x": ${'{"a":'.repeat(depth)}`)),
  fc
    .uint8Array({ minLength: 1, maxLength: 200 })
    .map((random) => ({ bytes: Buffer.from(random), key: null }))
    .filter((random) => !isJson(random.bytes)),
  fc.constantFrom(0x00, 0x20, 0x41, 0xff).map((byte) => ({ bytes: Buffer.alloc(4096, byte), key: null })),
);
const encoded = fc
  .constantFrom(
    Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]),
    Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]),
    Buffer.from(text, 'utf16le'),
    Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(text, 'latin1'),
  )
  .map((changed) => ({ bytes: changed, key: null }));

/** Damaged files of every kind, about as many of each. */
export function damagedFiles(count: number, seed: number): readonly Damage[] {
  const kinds = [truncated, flipped, mistyped, keyless, doubled, inherited, otherJson, notJson, encoded];
  return fc.sample(fc.oneof(...kinds), { numRuns: count, seed });
}

function isJson(content: Buffer): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
    return true;
  } catch {
    return false;
  }
}
