import { describe, expect, test } from 'vitest';
import voucher from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { contentHash } from '#domain/kernel/index.server.ts';
import { checkContent } from './live.server.ts';

const { content } = voucher;

describe('a stored version', () => {
  test('is what was published while its hash fits', () => {
    expect(checkContent(content, contentHash(content))?.content).toEqual(content);
    expect(checkContent({ ...content, demo: !content.demo }, contentHash(content))).toBeNull();
  });

  test('with a number that JavaScript reads as infinite is not what was published', () => {
    const changed: unknown = JSON.parse(
      JSON.stringify(content).replace(/"minOffers":\d+/, '"minOffers":1e400'),
    );
    expect(checkContent(changed, contentHash(content))).toBeNull();
  });

  test('that is no content of a programme is refused, even under a hash of its own', () => {
    const changed = { ...content, kind: 'lottery' };
    expect(checkContent(changed, contentHash(changed))).toBeNull();
  });
});
