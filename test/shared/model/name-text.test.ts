import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { procedures } from '../../../shared/contract/procedures';
import { asName, mostNameCharacters, nameFault, nameText, withEnding } from '../../../shared/model/name-text';
import { modelSpec, newSpec } from '../../../shared/model/spec';

const good = ['x', 'Größe & Alter', '😀'.repeat(120), 'x'.repeat(120), 'e\u0301', '模型 1', 'a"b\'c\\d/e'];
const bad = [
  ['', 'the name is empty'],
  [' \t ', 'the name is empty'],
  ['x'.repeat(300), 'the name has 300 characters; it may have 120 at most'],
  ['a\u0000', 'the name holds a line break or another control character'],
  ['a\nb', 'the name holds a line break or another control character'],
  ['a\u2028b', 'the name holds a line break or another control character'],
  ['\ud83d!', 'the name holds half a character (a broken emoji, for example)'],
  ['\udc00', 'the name holds half a character (a broken emoji, for example)'],
] as const;

describe('a name', () => {
  it.each(good)('can be %j', (name) => {
    expect(nameFault(name)).toBeNull();
    expect(nameText.parse(`  ${name} `)).toBe(name);
  });

  it.each(bad)('cannot be %j', (name, fault) => {
    expect(nameFault(name)).toBe(fault);
    expect(nameText.safeParse(name).success).toBe(false);
  });

  it('is refused at every boundary, where it is bad', () => {
    const spec = newSpec('y ~ 1');
    for (const [name] of bad) {
      expect(modelSpec.safeParse({ ...spec, name }).success).toBe(false);
      expect(procedures['project.create'].input.safeParse({ name }).success).toBe(false);
      expect(procedures['project.rename'].input.safeParse({ name }).success).toBe(false);
      const model = { id: 'model', datasetId: 'd', spec, name };
      expect(procedures['model.save'].input.safeParse(model).success).toBe(false);
    }
  });

  it('can be made of any text, and have an ending', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 1e6 }), (text, number) => {
        const name = asName(text, 'Untitled');
        expect(nameFault(name)).toBeNull();
        const next = withEnding(name, ` ${number}`);
        expect(nameFault(next)).toBeNull();
        expect([...next].length).toBeLessThanOrEqual(mostNameCharacters);
        expect(next.endsWith(` ${number}`)).toBe(true);
        if (nameFault(text) === null) expect(name).toBe(text.trim());
      }),
    );
  });
});
