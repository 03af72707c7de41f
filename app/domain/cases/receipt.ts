import { civilDateOf } from '#domain/kernel/index.server.ts';

const DIGITS = 6;

/**
 * The number of a request as people read and say it: `RQ-2026-000123`, with the year in Morocco of
 * the day it was sent.
 */
export function receiptOf(number: number, submittedAt: Date): string {
  const year = civilDateOf(submittedAt).slice(0, 4);
  return `RQ-${year}-${String(number).padStart(DIGITS, '0')}`;
}
