import { expect, test } from 'vitest';
import { APPLICATION_EVENTS, type ApplicationEvent } from '../transitions.ts';
import { timelineOf, type StoredEvent } from './timeline.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 16, 11, minute));
const event = (sequence: number, what: ApplicationEvent, part: string): StoredEvent => ({
  ...{ sequence, event: what, part, at: at(sequence) },
});
const HISTORY = [
  event(2, 'submit', 'applicant'),
  event(3, 'assign', 'system'),
  event(4, 'propose-approve', 'proposes'),
  event(5, 'let-go', 'system'),
  event(6, 'propose-reject', 'proposes'),
  event(7, 'reject', 'decides'),
];
const whats = (options: Parameters<typeof timelineOf>[1]) =>
  timelineOf(HISTORY, options).map(({ what }) => what);

test('is told newest first, and never which way a proposal went', () => {
  expect(whats({ closed: null, openedAt: at(8) })).toEqual([
    ...['opened', 'reject', 'proposed', 'sent-back', 'proposed', 'assign', 'submit'],
  ]);
});

test('a decision that was not opened is only said to be there', () => {
  expect(whats({ closed: 7, openedAt: null })[0]).toBe('decided');
});

test('an earlier decision is not hidden with the last one', () => {
  const more = [...HISTORY, event(8, 'appeal', 'applicant'), event(9, 'dismiss', 'decides')];
  const lines = timelineOf(more, { closed: 9, openedAt: at(7) });
  expect(lines.map(({ what }) => what).slice(0, 4)).toEqual([
    ...['decided', 'appeal', 'opened', 'reject'],
  ]);
});

test('tells parts, and time for whom it does not know', () => {
  const lines = timelineOf([event(2, 'assign', 'somebody')], { closed: null, openedAt: null });
  expect(lines).toEqual([{ what: 'assign', by: 'system', at: at(2) }]);
});

test('no event betrays what officers propose', () => {
  for (const what of APPLICATION_EVENTS) {
    const [line] = timelineOf([event(2, what, 'proposes')], { closed: null, openedAt: null });
    expect(line?.what).not.toMatch(/^propose-/);
  }
});

test('what came back from a decision does not say from whom', () => {
  const back = (what: ApplicationEvent, part: string) =>
    timelineOf([event(2, what, part)], { closed: null, openedAt: null });
  expect(back('send-back', 'decides')).toEqual(back('let-go', 'system'));
});
