import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { ballOf } from './ball.ts';

const day = (text: string) => civilDate(`2026-12-${text}`);
const asking = { state: 'quote-requested', until: null } as const;

describe('who has the ball', () => {
  test('the providers until the last of them has to answer', () => {
    const quotes = [
      { state: 'requested', until: day('02') },
      { state: 'countered', until: day('04') },
      { state: 'declined', until: day('30') },
    ] as const;
    expect(ballOf(asking, quotes)).toEqual({ holder: 'provider', until: '2026-12-04' });
  });

  test('the firm as soon as one may be chosen, until the first of them ends', () => {
    const quotes = [
      { state: 'requested', until: day('02') },
      { state: 'answered', until: day('20') },
      { state: 'answered', until: day('18') },
    ] as const;
    expect(ballOf({ ...asking, state: 'quoted' }, quotes)).toEqual({
      ...{ holder: 'firm', until: '2026-12-18' },
    });
  });

  test('the firm without a day when nobody is asked any more', () => {
    expect(ballOf(asking, [{ state: 'expired', until: null }])).toEqual({
      ...{ holder: 'firm', until: null },
    });
  });

  test('afterwards whoever the state of the engagement says', () => {
    const agreed = { state: 'agreed', until: day('10') } as const;
    expect(ballOf(agreed, [])).toEqual({ holder: 'provider', until: '2026-12-10' });
    expect(ballOf({ state: 'closed', until: null }, [])).toEqual({ holder: null, until: null });
  });
});
