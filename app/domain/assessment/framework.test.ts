import { describe, expect, test } from 'vitest';
import { definition, framework } from '../../../tests/factories/assessment.ts';
import {
  canonicalJson,
  compileFramework,
  contentHash,
  frameworkDefinitionSchema,
  type FrameworkDefinition,
} from './framework.ts';

function refusals(change: Partial<FrameworkDefinition>): string {
  const parsed = frameworkDefinitionSchema.safeParse({ ...definition, ...change });
  return parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join('; ');
}

describe('definition', () => {
  test('is accepted as it is', () => expect(refusals({})).toBe(''));

  test('is refused when it names what does not exist or does not add up', () => {
    const [first, ...rest] = definition.dimensions;
    if (!first) throw new Error('no dimension');
    expect(refusals({ dimensions: [{ ...first, weight: 0.2 }, ...rest] })).toMatch(/weights sum/);
    expect(refusals({ dimensions: rest })).toMatch(/unknown dimension STR/);
    expect(refusals({ implied: [{ item: 'ZZZ-01', whenZero: ['CUS-01'] }] })).toMatch(/ZZZ-01/);
    expect(refusals({ exportSectors: ['ZZZ'] })).toMatch(/unknown sector ZZZ/);
    expect(refusals({ items: [...definition.items, ...definition.items] })).toMatch(/twice/);
    expect(refusals({ foundation: ['SEC-01'] })).toMatch(/foundation flags/);
    expect(refusals({ pageOrder: ['CUS'] })).toMatch(/pageOrder/);
    expect(refusals({ extra: 1 } as object)).toMatch(/extra/i);
  });

  test('compiles to positions, and throws on an unknown id', () => {
    expect(framework.itemIds).toHaveLength(42);
    expect(framework.itemIndex.get('GRN-03')).toBe(41);
    expect(framework.pageItems).toHaveLength(42);
    expect(() => compileFramework({ ...definition, foundation: ['ZZZ-01'] })).toThrow(/ZZZ-01/);
  });
});

describe('content hash', () => {
  test('does not depend on the order of keys, but on every value', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe(
      '{"b":[1,{"c":"é","d":null}]}',
    );
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: 2 }));
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
    expect(contentHash({})).toBe(
      '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    );
  });
});
