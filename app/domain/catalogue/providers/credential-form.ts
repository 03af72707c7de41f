import { z } from 'zod';
import { CREDENTIALS, type CredentialKind } from '../vocabulary.ts';
import { CREDENTIAL_RULES, type CredentialRule } from './credential-rules.ts';
import { hasHtml, tidyLine, tidyText } from './typed-text.ts';

const LONGEST_LINE = 120;
const REASON_LEAST = 10;
const REASON_MOST = 500;

const line = z.string().default('').transform(tidyLine);

/** A paper as its form gives it; days are `YYYY-MM-DD`. */
export interface CredentialForm {
  readonly kind: CredentialKind;
  /** Name or initials of whoever gave it. */
  readonly issuer: string;
  /** Empty for a paper without number. */
  readonly number: string;
  readonly scopes: readonly string[];
  readonly validFrom: string;
  /** Null where none was typed. */
  readonly validTo: string | null;
}

interface Typed {
  readonly kind: CredentialKind;
  readonly issuer: string;
  readonly number: string;
  readonly grade: string;
  readonly scopes: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

type Problems = Partial<Record<keyof Typed, string | undefined>>;

const DIGITS = /[٠-٩۰-۹]/g;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as a date control sends it or as people type it, day first; null when there is no such day. */
export function typedDay(text: string): string | null {
  const latin = text.replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  const [, day, month, year] = SLASHED.exec(latin.trim()) ?? [];
  const iso =
    day && month && year
      ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      : latin.trim();
  return z.iso.date().regex(/^2/).safeParse(iso).success ? iso : null;
}

function lineProblem(text: string, needed: boolean, missing: string): string | undefined {
  if (needed && text === '') return missing;
  if (hasHtml(text)) return 'error.html';
  return text.length > LONGEST_LINE ? 'error.tooLong' : undefined;
}

function dayProblems({ validFrom, validTo }: Typed, { end }: CredentialRule): Problems {
  const [from, to] = [typedDay(validFrom), typedDay(validTo)];
  const start = validFrom === '' ? 'error.start' : from === null ? 'error.day' : undefined;
  if (validTo === '')
    return { validFrom: start, ...(end === 'required' ? { validTo: 'error.end' } : {}) };
  if (to === null) return { validFrom: start, validTo: 'error.day' };
  const reversed = from !== null && to < from;
  return { validFrom: start, ...(reversed ? { validTo: 'error.end-before-start' } : {}) };
}

/** What is wrong with each field, as keys of the `wallet` texts. */
function problemsOf(typed: Typed): Problems {
  const rule = CREDENTIAL_RULES[typed.kind];
  const grades: readonly string[] = rule.grades;
  const fields: readonly string[] = rule.fields;
  const chosen = typed.scopes.filter((scope) => fields.includes(scope));
  return {
    issuer: lineProblem(typed.issuer, rule.issuer === null, 'error.issuer'),
    number: lineProblem(typed.number, rule.numbered, 'error.number'),
    grade: grades.length > 0 && !grades.includes(typed.grade) ? 'error.grade' : undefined,
    scopes:
      chosen.length < typed.scopes.length || (fields.length > 0 && chosen.length === 0)
        ? 'error.scopes'
        : undefined,
    ...dayProblems(typed, rule),
  };
}

function formOf(typed: Typed): CredentialForm {
  const { kind, number, grade, scopes } = typed;
  const rule = CREDENTIAL_RULES[kind];
  return {
    ...{ kind, number, issuer: rule.issuer ?? typed.issuer },
    scopes: [...(rule.grades.length > 0 ? [grade] : []), ...new Set(scopes)],
    validFrom: typedDay(typed.validFrom) ?? '',
    validTo: typedDay(typed.validTo),
  };
}

/** A paper to add to the wallet, by the rules of its kind; messages are keys of `wallet`. */
export const credentialSchema = z
  .object({
    kind: z.enum(CREDENTIALS, { error: 'error.kind' }),
    ...{ issuer: line, number: line, grade: line, validFrom: line, validTo: line },
    scopes: z.array(z.string()).default([]),
  })
  .transform((typed, context) => {
    const problems = Object.entries(problemsOf(typed)).filter(([, message]) => message);
    for (const [field, message] of problems)
      context.addIssue({ code: 'custom', path: [field], message });
    return problems.length > 0 ? z.NEVER : formOf(typed);
  });

/** What an examiner says of a paper; a refusal gives its reason. Messages are keys of `wallet`. */
export const credentialDecisionSchema = z
  .object({
    verdict: z.enum(['verify', 'refuse'], { error: 'error.verdict' }),
    reason: z
      .string()
      .transform(tidyText)
      .pipe(
        z
          .string()
          .max(REASON_MOST, 'error.reasonLong')
          .refine((text) => !hasHtml(text), 'error.html'),
      )
      .default(''),
  })
  .refine(({ verdict, reason }) => verdict === 'verify' || reason.length >= REASON_LEAST, {
    path: ['reason'],
    error: 'error.reason',
  });
export type CredentialDecision = z.output<typeof credentialDecisionSchema>;
