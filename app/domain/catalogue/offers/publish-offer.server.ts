import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import { offerContentSchema } from './content.ts';
import { moveVersion } from './offer-records.server.ts';
import { askForPriceBands } from './price-band.server.ts';
import { listObstacles } from './publish-obstacles.server.ts';
import { decideVersion, noteDecision, notWaiting, tellProvider } from './review-records.server.ts';

/**
 * An examiner publishes a submitted version; the one published before is superseded. Published
 * again by the same person, nothing changes. Throws `catalogue.<key>` of an obstacle
 * (publish-obstacles.server.ts), `catalogue.taken-back` and `catalogue.wrong-state` when the version
 * does not wait any more, `catalogue.conflict`, `catalogue.not-found`.
 */
export async function publishOffer(actor: MemberActor, versionId: string): Promise<void> {
  await decideVersion('catalogue.publish-offer', actor, versionId, async (tx, version) => {
    const { now, person } = actor;
    const { organisationId, offerId } = version;
    if (version.state === 'published' && version.decidedById === person.accountId) return;
    if (version.state !== 'submitted') throw notWaiting(version);
    const content = offerContentSchema.parse(version.content);
    const [obstacle] = await listObstacles(tx, organisationId, content, now);
    if (obstacle)
      throw new DomainError(`catalogue.${obstacle.key}`, { codes: obstacle.codes.join(' ') });
    const before = await tx.offerVersion.findFirst({ where: { offerId, state: 'published' } });
    // First, because an offer has one published version at any moment.
    if (before) await moveVersion(tx, before, 'supersede', { endedAt: now, updatedAt: now });
    await moveVersion(tx, version, 'publish', {
      ...{ decidedAt: now, decidedById: person.accountId, publishedAt: now, updatedAt: now },
    });
    // The trail first, then the lists: every change takes them in this order.
    await noteDecision(tx, actor, version, { type: 'catalogue.offer-published' });
    await refreshListings(tx, organisationId, now);
    await askForPriceBands(tx);
    await tellProvider(tx, actor, version, 'offer-published');
  });
}
