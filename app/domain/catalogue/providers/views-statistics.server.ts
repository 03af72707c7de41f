import { addDays, civilDateOf, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { shownText, type NameLang, type ShownText } from '../names.ts';
import { offerDraftSchema } from '../offers/content.ts';
import { requireProviderStaff } from './provider-policy.ts';
import { daysOf, type DayViews, type ViewPeriod } from './views-days.ts';

/** Openings of the pages of one's own firm over a period that ends today. */
export interface ViewStatistics {
  readonly page: number;
  readonly offers: number;
  readonly days: readonly DayViews[];
  /** Offers that are published or were opened, the most opened first. */
  readonly byOffer: readonly {
    readonly id: string;
    readonly title: ShownText | null;
    readonly isPublished: boolean;
    readonly views: number;
  }[];
}

/** Throws `catalogue.not-found` for anybody but the firm's people. */
export async function getViewStatistics(
  actor: MemberActor,
  period: ViewPeriod,
  lang: NameLang,
): Promise<ViewStatistics> {
  const organisationId = requireProviderStaff(actor);
  const today = civilDateOf(actor.now);
  const since = new Date(addDays(today, 1 - period));
  const [rows, versions] = await Promise.all([
    db.catalogueView.findMany({ where: { organisationId, day: { gte: since } } }),
    db.offerVersion.findMany({
      where: { organisationId },
      orderBy: [{ offerId: 'asc' }, { number: 'desc' }],
      select: { offerId: true, state: true, content: true },
    }),
  ]);
  const days = daysOf(
    rows.map(({ kind, day, count }) => ({ kind, day: dayOf(day), count })),
    today,
    period,
  );
  const viewsOf = (id: string) =>
    rows
      .filter(({ kind, subjectId }) => kind === 'offer' && subjectId === id)
      .reduce((total, { count }) => total + count, 0);
  const ids = [...new Set(versions.map(({ offerId }) => offerId))];
  return {
    page: days.reduce((total, { page }) => total + page, 0),
    offers: days.reduce((total, { offers }) => total + offers, 0),
    days,
    byOffer: ids
      .map((id) => {
        const own = versions.filter(({ offerId }) => offerId === id);
        const published = own.find(({ state }) => state === 'published');
        const last = published ?? own[0];
        const title = last ? shownText(offerDraftSchema.parse(last.content).title, lang) : null;
        return { id, title, isPublished: published !== undefined, views: viewsOf(id) };
      })
      .filter(({ isPublished, views }) => isPublished || views > 0)
      .sort((a, b) => b.views - a.views),
  };
}
