import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { moveQuote } from '../records.server.ts';
import { findLastVersion, noteNoQuote, requireInTime, withQuote } from './records.server.ts';
import { tellProvider } from './tell.server.ts';

/**
 * The firm asks for something else, in words that stay with the version they are about; the provider
 * answers with another version. Throws `engagements.not-found`, `firm-only`, `provider-side`,
 * `changed-meanwhile`, `wrong-state` and `quote-expired`.
 */
export async function counterQuote(
  actor: MemberActor,
  id: string,
  { stamp, counter }: { readonly stamp: number; readonly counter: string },
): Promise<void> {
  await withQuote(
    actor,
    { id, side: 'firm', stamp, event: 'counter' },
    async (tx, { engagement, quote }) => {
      requireInTime(quote, actor.now);
      const version = await findLastVersion(tx, id);
      if (!version) throw new DomainError('engagements.wrong-state');
      const countered = await moveQuote(tx, actor, engagement, quote, {
        ...{ event: 'counter', part: 'firm', data: { version: version.number }, words: counter },
      });
      await tx.quoteVersion.update({
        where: { id: version.id },
        data: { counter, counterById: actor.person.accountId, counterAt: actor.now },
      });
      await tellProvider(tx, actor, 'quote-countered', { engagement, quote: countered });
    },
  );
}

/** The firm asks a quote no more. Throws as `counterQuote`. */
export async function withdrawQuote(
  actor: MemberActor,
  id: string,
  { stamp }: { readonly stamp: number },
): Promise<void> {
  await withQuote(
    actor,
    { id, side: 'firm', stamp, event: 'withdraw' },
    async (tx, { engagement, quote }) => {
      const withdrawn = await moveQuote(tx, actor, engagement, quote, {
        ...{ event: 'withdraw', part: 'firm', changes: { endedAt: actor.now } },
      });
      await noteNoQuote(tx, actor, engagement.id);
      await tellProvider(tx, actor, 'quote-closed', { engagement, quote: withdrawn });
    },
  );
}
