import type { Declaration } from '../codes.ts';

/**
 * How somebody of the programme stands to a case:
 * `examines`: it is in their hands to propose, and they have no link with the firm;
 * `declares`: it is in their hands, and they have not said yet whether they have a link;
 * `recused`: they said they have one, or it was taken from them;
 * `own-firm`: they belong or belonged to the firm or to one linked with it;
 * `asked`: a colleague asks their opinion;
 * `reads`: their role reads it;
 * `elsewhere`: it is in the hands of a colleague.
 */
export const STANDINGS = [
  ...(['examines', 'declares', 'recused', 'own-firm'] as const),
  ...(['asked', 'reads', 'elsewhere'] as const),
] as const;
export type Standing = (typeof STANDINGS)[number];

export interface StandingInput {
  /** Their part in the case, null for none. */
  readonly person: {
    readonly part: string;
    readonly round: number;
    readonly declaration: string | null;
  } | null;
  readonly round: number;
  readonly outsider: boolean;
  readonly wasAsked: boolean;
  /** Whether they are still a proposing officer. */
  readonly examines: boolean;
  /** Whether one of their roles reads the file of every case. */
  readonly readsFiles: boolean;
}

/** What somebody is to a case; what keeps them away from the file comes first. */
export function standingOf(input: StandingInput): Standing {
  const { person, round, outsider, wasAsked, examines, readsFiles } = input;
  if (!outsider) return 'own-firm';
  if (person?.part === 'recused') return 'recused';
  if (person?.part === 'proposes' && examines && person.round === round)
    return declared(person.declaration) ? 'examines' : 'declares';
  if (readsFiles) return 'reads';
  if (wasAsked) return 'asked';
  return person !== null && declared(person.declaration) ? 'reads' : 'elsewhere';
}

const declared = (declaration: string | null) => declaration === ('none' satisfies Declaration);

/** Whether the file is open to somebody: everything beside the header of the case. */
export function readsFile(standing: Standing): boolean {
  return standing === 'examines' || standing === 'reads' || standing === 'asked';
}
