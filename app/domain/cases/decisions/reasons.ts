import { findReason, type DecisionReason } from '#content/decision-words.ts';
import type { ReasonUse } from '#content/decision-words-schema.ts';
import { DomainError } from '#domain/kernel/index.server.ts';

/** A reason as a decision keeps it. */
export interface GivenReason {
  readonly code: string;
  /** The rule it rests on, in the language of the firm's letters. */
  readonly legalRef: string;
}

type Written = keyof DecisionReason['legalRef'];

/**
 * The reasons that an officer ticked, each once, with the rule it rests on. Throws `cases.no-reason`
 * when there is none, or one that is not for this use.
 */
export function givenReasons(
  codes: readonly string[],
  use: ReasonUse,
  lang: Written,
): readonly GivenReason[] {
  const reasons = [...new Set(codes)].map(findReason);
  const known = reasons.filter((one) => one?.for.includes(use));
  if (known.length === 0 || known.length < reasons.length) throw new DomainError('cases.no-reason');
  return known.flatMap((one) => (one ? [{ code: one.code, legalRef: one.legalRef[lang] }] : []));
}

/** The language that a letter in `language` is written in. */
export function letterLang(language: string): Written {
  return language === 'ar' || language === 'en' ? language : 'fr';
}

/** The reasons of a stored decision. */
export function reasonsOf(stored: unknown): readonly GivenReason[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one: unknown): GivenReason[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { code, legalRef } = one as Record<string, unknown>;
    return typeof code === 'string' && typeof legalRef === 'string' ? [{ code, legalRef }] : [];
  });
}
