import { CHECK_OUTCOMES, type CheckOutcome } from '../codes.ts';

/** What an officer looks at: whole of the case, a paper, or a condition of the rules. */
export const CHECK_KINDS = ['identity', 'paper', 'criterion', 'project', 'cost', 'links'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export interface CheckItem {
  /** `identity`, `paper:<code>`, `criterion:<id>`, … */
  readonly id: string;
  readonly kind: CheckKind;
  /** Of the paper or the criterion, null for the others. */
  readonly code: string | null;
}

/** What the rules say of one condition, as far as the checklist needs it. */
export interface CheckedReason {
  readonly criterion: string;
  readonly source?: string | undefined;
  readonly weakSource?: boolean | undefined;
  readonly manual?: boolean | undefined;
}

/**
 * The checklist of a case: who the firm is, each paper the version requires, each condition that
 * rests on the firm's own word, on too weak a source or on a person's judgement, what the project
 * is, what it costs, and the firms linked with it.
 */
export function checklistOf(
  documents: readonly { readonly code: string; readonly required: boolean }[],
  because: readonly CheckedReason[],
): readonly CheckItem[] {
  const whole = (kind: CheckKind): CheckItem => ({ id: kind, kind, code: null });
  const part = (kind: CheckKind, code: string): CheckItem => ({
    id: `${kind}:${code}`,
    kind,
    code,
  });
  return [
    whole('identity'),
    ...documents.filter(({ required }) => required).map(({ code }) => part('paper', code)),
    ...because.filter(isWeak).map(({ criterion }) => part('criterion', criterion)),
    ...[whole('project'), whole('cost'), whole('links')],
  ];
}

function isWeak({ source, weakSource, manual }: CheckedReason): boolean {
  return manual === true || weakSource === true || source === 'self';
}

/** The known outcome of a stored or sent text, null for anything else. */
export function outcomeOf(text: string | undefined): CheckOutcome | null {
  return CHECK_OUTCOMES.find((outcome) => outcome === text) ?? null;
}
