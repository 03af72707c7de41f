import { civilDateOf } from '#domain/kernel/index.server.ts';

const DIGITS = 6;

/** What people call an engagement: `PR-2026-000012`, by the year it began in. */
export function projectNumber(project: { readonly number: number; readonly createdAt: Date }) {
  const year = civilDateOf(project.createdAt).slice(0, 4);
  return `PR-${year}-${String(project.number).padStart(DIGITS, '0')}`;
}
