/** Why somebody does not act on a case; see the read models of decisions. */
export type Problem =
  'not-declared' | 'no-part' | 'own-firm' | 'same-person' | 'other-decider' | 'not-yours';
