import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Holder } from '../parts.ts';
import { ENGAGEMENT_TERMS, type EngagementState } from '../transitions.ts';
import { QUOTE_TERMS, type QuoteState } from './transitions.ts';

/** Who has the ball, and until when; nobody by a day where `until` is null. */
export interface Ball {
  readonly holder: Holder | null;
  readonly until: CivilDate | null;
}

interface Waiting {
  readonly state: QuoteState;
  readonly until: CivilDate | null;
}

/**
 * Who has the ball of an engagement. While quotes are open the firm has it once it may choose one, by
 * the first that ends, else the providers until the last of them has to answer; with no quote left it
 * is the firm's.
 */
export function ballOf(
  { state, until }: { readonly state: EngagementState; readonly until: CivilDate | null },
  quotes: readonly Waiting[],
): Ball {
  if (state !== 'quote-requested' && state !== 'quoted')
    return { holder: ENGAGEMENT_TERMS[state]?.holder ?? null, until };
  const held = (holder: Holder) =>
    quotes
      .filter((quote) => QUOTE_TERMS[quote.state]?.holder === holder)
      .flatMap((quote) => quote.until ?? [])
      .sort();
  const [first] = held('firm');
  if (first !== undefined) return { holder: 'firm', until: first };
  const last = held('provider').at(-1);
  return last === undefined ? { holder: 'firm', until: null } : { holder: 'provider', until: last };
}
