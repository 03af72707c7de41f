import {
  actionTitles,
  canWriteForFirm,
  type ContentLang,
} from '#domain/assessment/index.server.ts';
import { listOfferVersions, listPublishedOffers } from '#domain/catalogue/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { listPublicProgrammes, type PublicProgramme } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { aidProgrammesOf } from '../aid/programmes.server.ts';
import { MOST_SHORTLISTED } from '../codes.ts';
import { currentRun, type CurrentRun } from '../runs/current-run.server.ts';
import { compareNow } from './compare-now.server.ts';
import { columnOf } from './columns.ts';
import { stampOf } from './content.ts';
import { findShortlist, type ShortlistRow, type ShortlistTarget } from './records.server.ts';
import { settledPage } from './settled-page.server.ts';
import type { MayFreeze, ShortlistColumn, ShortlistPage } from './types.ts';

/**
 * The offers chosen for an action side by side, as they can be bought now, or as they were compared
 * once the choice is settled. With `asked` (ids of offers, or last parts of their addresses) those
 * alone are compared and nothing is kept. Throws `assessment.not-found`, also for an action that is
 * neither open in the plan nor settled, and `matching.not-completed`.
 */
export async function getShortlist(
  actor: Actor,
  target: ShortlistTarget,
  lang: ContentLang,
  asked: readonly string[] = [],
): Promise<ShortlistPage> {
  const run = await currentRun(actor, target.assessmentId);
  const [shortlist, { programmes }] = await Promise.all([
    findShortlist(db, target),
    listPublicProgrammes(actor.now),
  ]);
  const title = actionTitles(lang).get(target.action) ?? target.action;
  if (shortlist?.state === 'frozen')
    return { ...target, title, ...(await settledPage(shortlist, programmes, lang)) };
  return {
    ...{ ...target, title, mayFreeze: mayFreeze(actor, run) },
    ...(await openPage(actor, { target, run, shortlist, programmes, lang }, asked)),
  };
}

interface Open {
  readonly target: ShortlistTarget;
  readonly run: CurrentRun;
  readonly shortlist: ShortlistRow | null;
  readonly programmes: readonly PublicProgramme[];
  readonly lang: ContentLang;
}

async function openPage({ now }: Actor, open: Open, asked: readonly string[]) {
  const { target, run, shortlist, programmes, lang } = open;
  const items = shortlist?.items ?? [];
  const wanted = await idsOf(asked, lang);
  const ids = asked.length > 0 ? wanted : items.map(({ offerId }) => offerId);
  const means = { now, run, programmes: aidProgrammesOf(programmes).programmes };
  const compared = await compareNow(db, target, means, ids.slice(0, MOST_SHORTLISTED), lang);
  const versions = await listOfferVersions(
    items.map(({ versionId }) => versionId),
    lang,
  );
  const { content, offers, providers, suggested } = compared;
  const { category, exist, needed, vatPercent, wish } = content;
  return {
    state: 'open',
    columns: content.offers.map((one, place): ShortlistColumn => {
      const published = offers[place];
      if (published === undefined) throw new Error('A compared offer was not read.');
      const item = items.find(({ offerId }) => offerId === one.offer);
      const before = item?.versionId === one.version ? undefined : item;
      return {
        ...columnOf(one, published, programmes, lang),
        kept: item !== undefined,
        before: versions.find(({ id }) => id === before?.versionId)?.view.price ?? null,
      };
    }),
    gone:
      asked.length > 0
        ? []
        : versions
            .filter(({ offerId }) => content.offers.every(({ offer }) => offer !== offerId))
            .map(({ offerId, slug, view, provider }) => ({ offerId, slug, view, provider })),
    count: items.length,
    asked: asked.length > 0 ? { missing: wanted.length - offers.length } : null,
    ...{ category, exist, needed, providers, vatPercent, wish },
    suggested: Math.min(suggested.length, MOST_SHORTLISTED - items.length),
    stamp: stampOf(content),
    run: { id: run.id, hash: run.hash, computedAt: run.computedAt, stale: run.stale },
    frozen: null,
  } as const;
}

/** Ids of what an address asks for, each once; what names no offer stays as it is. */
async function idsOf(asked: readonly string[], lang: ContentLang): Promise<readonly string[]> {
  if (asked.length === 0) return [];
  const bySlug = new Map(
    (await listPublishedOffers(asked, lang)).map(({ slug, offerId }) => [slug, offerId]),
  );
  return [...new Set(asked.map((one) => bySlug.get(one) ?? one))];
}

function mayFreeze(actor: Actor, { readOnly, organisationId }: CurrentRun): MayFreeze {
  if (readOnly) return 'read-only';
  if (organisationId === null) return 'attach';
  return canWriteForFirm(actor) ? 'yes' : 'firm-only';
}
