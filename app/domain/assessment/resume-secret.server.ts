import { hmac } from '#platform/secrets.ts';
import { formatCode, hashCode, normaliseCode, resumeCode } from './resume-code.ts';

/** Resume codes have a key of their own, derived from the application's secret. */
function key(): string {
  return hmac('assessment.resume-code', 'v1');
}

/** The code a person notes down, in three groups of four. */
export function shownCode(id: string, version: number): string {
  return formatCode(resumeCode(key(), id, version));
}

/** What is stored to find an assessment by its code. */
export function resumeHash(id: string, version: number): string {
  return hashCode(key(), resumeCode(key(), id, version));
}

/** The stored hash of a typed code; null when nothing of that form can exist. */
export function typedCodeHash(typed: string): string | null {
  const code = normaliseCode(typed);
  return code === null ? null : hashCode(key(), code);
}
