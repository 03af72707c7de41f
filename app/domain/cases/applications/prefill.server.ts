import { getContact } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { getActionMatches } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { CASE_LIMITS } from '../codes.ts';
import { EMPTY_CONTENT, type ApplicationContent } from '../content.ts';

/** Where a request was begun from: an action of a plan, perhaps one of its offers. */
export interface Beginning {
  readonly assessmentId?: string | undefined;
  readonly actionId?: string | undefined;
  readonly offerId?: string | undefined;
  readonly category?: string | undefined;
}

/** The matches of an action; null where the actor has no such plan. */
async function findAction(actor: MemberActor, { assessmentId, actionId }: Beginning) {
  if (assessmentId === undefined || actionId === undefined) return null;
  try {
    const lang = actor.lang === 'ar' || actor.lang === 'en' ? actor.lang : 'fr';
    return (await getActionMatches(actor, assessmentId, actionId, lang)).action;
  } catch (error) {
    // What a link named and is not there, or not the actor's, leaves the request empty.
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/**
 * What a request can be begun with: the action of the plan, the price of the offer, the person who
 * asks. Only categories the programme pays for are taken over.
 */
export async function prefill(
  actor: MemberActor,
  categories: readonly string[],
  beginning: Beginning,
): Promise<ApplicationContent> {
  const [action, contact] = await Promise.all([
    findAction(actor, beginning),
    getContact(db, actor.person.accountId),
  ]);
  const wanted = action?.need.category ?? beginning.category;
  const category = categories.find((one) => one === wanted) ?? null;
  const offer =
    category === null
      ? undefined
      : action?.best.find(({ offerId }) => offerId === beginning.offerId);
  return {
    ...EMPTY_CONTENT,
    category,
    title: action && category !== null ? action.title.slice(0, CASE_LIMITS.title) : '',
    cost: offer ? String(offer.cost.max) : null,
    assessmentId: action ? (beginning.assessmentId ?? null) : null,
    actionId: action && category !== null ? action.need.action : null,
    offerId: offer?.offerId ?? null,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
  };
}
