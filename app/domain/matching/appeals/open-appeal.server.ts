import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit, organisationStream } from '#domain/audit/index.server.ts';
import { getOwnOffer } from '#domain/catalogue/index.server.ts';
import {
  addDays,
  addWorkingDays,
  civilDateOf,
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type CivilDate,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { APPEAL_DAYS } from '../codes.ts';
import { requireRanked } from '../ranking/policy.ts';
import { findShowing, type NamedShowing } from '../ranking/showings.server.ts';
import type { AppealForm } from './appeal-form.ts';

/** Appeals a provider can open in thirty days, those it took back included: each calls somebody. */
const MOST_APPEALS = 10;
const RECENT_DAYS = 30;
/** Calendar days that hold the deadline whatever the holidays. */
const HOLIDAYS_AHEAD = 60;

/**
 * Contests how an own offer was ranked in one showing, or that it is missing from lists, once per
 * form. Returns its id. Programme managers are told; it is answered within `APPEAL_DAYS` working
 * days. Throws `matching.not-found` and `catalogue.not-found` for another's offer or showing,
 * `matching.unpublished` when what clients cannot find is said to be missing, `matching.appeal-open`
 * while another of the offer is open, `matching.too-many-appeals`, and `matching.reload` without
 * intent.
 */
export async function openAppeal(
  actor: MemberActor,
  offerId: string,
  form: AppealForm,
  intentId: string | null,
): Promise<string> {
  const organisationId = requireRanked(actor);
  const offer = await readOffer(actor, offerId);
  if (intentId === null) throw new DomainError('matching.reload');
  const { accountId } = actor.person;
  const intent = { actor: accountId, intentId, now: actor.now };
  return refusing({ match_appeal_one_open: 'matching.appeal-open' }, () =>
    inTransaction('matching.open-appeal', (tx) =>
      onceByIntent(tx, intent, async () => {
        const about = await aboutOf(tx, { organisationId, offerId }, form, offer);
        await requireFew(tx, organisationId, actor.now);
        const appeal = { ...about, offerId, organisationId, title: offer.title };
        return write(tx, actor, form, appeal);
      }),
    ),
  );
}

interface Offer {
  readonly title: string;
  readonly category: string;
  readonly isPublished: boolean;
}

async function readOffer(actor: MemberActor, offerId: string): Promise<Offer> {
  const { published, versions } = await getOwnOffer(actor, offerId, 'fr');
  // What was read over by an examiner, not what is being written.
  const version = versions.find(({ id }) => id === published?.id) ?? versions[0];
  const { fr = '', ar = '' } = version?.content.title ?? {};
  return {
    title: fr === '' ? ar : fr,
    category: version?.content.category ?? '',
    isPublished: published !== null,
  };
}

interface About extends Pick<NamedShowing, 'category'> {
  readonly runId: string | null;
  readonly action: string | null;
}

async function aboutOf(
  tx: Tx,
  owned: { readonly organisationId: string; readonly offerId: string },
  { showing }: AppealForm,
  { category, isPublished }: Offer,
): Promise<About> {
  if (showing === null) {
    if (!isPublished) throw new DomainError('matching.unpublished');
    return { runId: null, action: null, category };
  }
  const found = await findShowing(tx, owned, showing);
  if (found === null) throw new DomainError('matching.not-found');
  return found;
}

async function requireFew(tx: Tx, organisationId: string, now: Date): Promise<void> {
  const since = new Date(addDays(civilDateOf(now), -RECENT_DAYS));
  const opened = await tx.matchAppeal.count({
    where: { organisationId, openedAt: { gte: since } },
  });
  if (opened >= MOST_APPEALS)
    throw new DomainError('matching.too-many-appeals', { most: MOST_APPEALS });
}

interface NewAppeal extends About {
  readonly organisationId: string;
  readonly offerId: string;
  readonly title: string;
}

async function write(
  tx: Tx,
  actor: MemberActor,
  { ground, text }: AppealForm,
  { title, ...about }: NewAppeal,
): Promise<string> {
  const { now, person } = actor;
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const due = await dueDay(tx, civilDateOf(now));
  const opened = { openedById: person.accountId, openedAt: now, dueOn: new Date(due) };
  await tx.matchAppeal.create({ data: { id, ...about, ground, text, ...opened } });
  await appendAudit(tx, actor, {
    type: 'matching.appeal-opened',
    stream: organisationStream(about.organisationId),
    subject: `match-appeal:${id}`,
    facts: { offer: about.offerId, ground, due },
    after: { text },
    salt: await findAuditSalt(tx, person.accountId),
  });
  await tellHolders(
    tx,
    { role: 'programme-manager', except: [person.accountId] },
    {
      kind: 'ranking-appealed',
      params: { offer: title, date: due },
      path: `/programme/matching/appeals/${id}`,
    },
  );
  return id;
}

async function dueDay(tx: Tx, today: CivilDate): Promise<CivilDate> {
  const holidays = await holidaysBetween(tx, today, addDays(today, HOLIDAYS_AHEAD));
  return addWorkingDays(today, APPEAL_DAYS, holidays);
}
