import type { MemberActor } from '#domain/kernel/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { NameLang } from '../names.ts';
import { offerDraftSchema } from './content.ts';
import { findDuplicates, type Duplicate } from './duplicates.server.ts';
import { requireEditor } from './offer-records.server.ts';

/**
 * Offers that the latest version of an own offer repeats, for its provider: its own ones, and those
 * of others that the public sees. Throws `catalogue.not-found`.
 */
export async function listOwnDuplicates(
  actor: MemberActor,
  offerId: string,
  lang: NameLang,
): Promise<readonly Duplicate[]> {
  requireEditor(actor);
  const { organisationId } = actor.person.seat;
  const version = await db.offerVersion.findFirst({
    where: { offerId, organisationId },
    orderBy: { number: 'desc' },
    select: { content: true },
  });
  if (!version) throw new DomainError('catalogue.not-found');
  const content = offerDraftSchema.parse(version.content);
  return findDuplicates(db, { offerId, organisationId, content, lang, reader: 'provider' });
}
