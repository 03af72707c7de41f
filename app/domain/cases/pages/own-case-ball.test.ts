import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { APPLICATION_STATES } from '../transitions.ts';
import { ballOf, mayAppeal, mayReopen, STANDINGS, type BallAbout } from './own-case-ball.ts';

const day = (number: number) => civilDate(`2026-12-${String(number).padStart(2, '0')}`);

function about(changes: Partial<BallAbout> = {}): BallAbout {
  return {
    ...{ state: 'under-review', clocks: [], isOpened: true, wasAppealed: false, hearing: null },
    ...{ appealUntil: null, reopenUntil: null, today: day(10), ...changes },
  };
}

describe('who has the ball', () => {
  test.each([
    ['draft', 'draft', 'draft', 'applicant'],
    ['submitted', 'assign', 'assign', 'programme'],
    ['under-review', 'propose', 'review', 'proposes'],
    ['needs-correction', 'correct', 'correct', 'applicant'],
    ['proposed-approve', 'decide', 'decide', 'decides'],
    ['proposed-reject', 'decide', 'decide', 'decides'],
    ['appealed', 'answer-appeal', 'appeal', 'programme'],
  ] as const)('%s: the clock %s tells until when', (state, code, standing, holder) => {
    const clocks = [
      { code: 'hearing' as const, due: day(1) },
      { code, due: day(12) },
    ];
    const ball = { standing, holder, until: day(12), isLate: false };
    expect(ballOf(about({ state, clocks }))).toEqual(ball);
    const late = { ...ball, isLate: true };
    expect(ballOf(about({ state, clocks, today: day(13) }))).toEqual(late);
  });

  test('its last day is not late', () => {
    const clocks = [{ code: 'propose' as const, due: day(10) }];
    expect(ballOf(about({ clocks })).isLate).toBe(false);
  });

  test('every state stands somewhere, whatever else is known', () => {
    for (const state of APPLICATION_STATES)
      for (const isOpened of [true, false])
        expect(STANDINGS).toContain(ballOf(about({ state, isOpened })).standing);
  });

  test('the two ways a proposal can go are told the same', () => {
    const [approve, reject] = (['proposed-approve', 'proposed-reject'] as const).map((state) =>
      ballOf(about({ state })),
    );
    expect(approve).toEqual(reject);
  });

  test('a decision that was not opened is not told', () => {
    const told = (['approved', 'rejected', 'dismissed', 'revoked'] as const).map((state) =>
      ballOf(about({ state, isOpened: false, appealUntil: day(20), wasAppealed: false })),
    );
    const closed = { standing: 'open-decision', holder: 'applicant', until: null, isLate: false };
    expect(told).toEqual([closed, closed, closed, closed]);
  });

  test('a refusal may be contested until its day, once', () => {
    const refused = about({ state: 'rejected', appealUntil: day(10) });
    expect(ballOf(refused)).toMatchObject({ standing: 'rejected', until: day(10) });
    expect(ballOf({ ...refused, today: day(11) }).standing).toBe('rejected-final');
    expect(ballOf({ ...refused, wasAppealed: true }).standing).toBe('rejected-final');
  });

  test('what a firm is reproached with comes before everything else', () => {
    const hearing = { until: day(10), isAnswered: false };
    const approved = about({ state: 'approved', hearing, isOpened: false });
    expect(ballOf(approved)).toMatchObject({ standing: 'hearing', until: day(10) });
    expect(ballOf({ ...approved, today: day(11) }).standing).toBe('hearing-answered');
    const answered = { ...approved, hearing: { ...hearing, isAnswered: true } };
    expect(ballOf(answered)).toMatchObject({ standing: 'hearing-answered', holder: 'programme' });
  });

  test('a lapse is told at once, with what may still be done', () => {
    const lapsed = about({ state: 'lapsed', isOpened: false, reopenUntil: day(10) });
    expect(ballOf(lapsed)).toMatchObject({ standing: 'lapsed', until: day(10) });
    expect(ballOf({ ...lapsed, today: day(11) })).toMatchObject({
      standing: 'lapsed',
      until: null,
    });
    const read = { ...lapsed, today: day(21), isOpened: true, appealUntil: day(20) };
    expect(ballOf(read).standing).toBe('lapsed-final');
  });
});

describe('what may still be done', () => {
  test('only a lapsed request is taken up again, until its day', () => {
    const until = { reopenUntil: day(10) };
    expect(mayReopen(about({ state: 'lapsed', ...until }))).toBe(true);
    expect(mayReopen(about({ state: 'lapsed', ...until, today: day(11) }))).toBe(false);
    expect(mayReopen(about({ state: 'rejected', ...until }))).toBe(false);
    expect(mayReopen(about({ state: 'lapsed' }))).toBe(false);
  });

  test('a refusal that was not opened is not contested yet', () => {
    expect(mayAppeal(about({ state: 'rejected', isOpened: false }))).toBe(false);
    for (const state of APPLICATION_STATES)
      if (state !== 'rejected' && state !== 'lapsed')
        expect([state, mayAppeal(about({ state, appealUntil: day(20) }))]).toEqual([state, false]);
  });
});
