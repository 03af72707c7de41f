import { canWriteForFirm } from '#domain/assessment/index.server.ts';
import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import { getShortlist } from '#domain/matching/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { nameFor } from '#ui/catalogue/offer-row-view.ts';
import { usualVatWords } from '#ui/matching/card-view.ts';
import { chosenOffers, shortlistRows } from '#ui/shortlist/shortlist-view.ts';

interface Asked {
  readonly id: string;
  readonly action: string;
  /** Offers that the address names. */
  readonly offers: readonly string[];
}

/** The comparison of one action in the reader's language. */
export async function shortlistView(actor: Actor, lang: Lang, { id, action, offers }: Asked) {
  const target = { assessmentId: id, action };
  const page = await getShortlist(actor, target, contentLang(lang), offers);
  const { frozen, columns, run } = page;
  const i18n = i18nFor(lang);
  const matching = i18n.getFixedT(null, ['matching', 'vocab', 'catalogue', 'result']);
  const context = {
    ...{ lang, matching },
    t: i18n.getFixedT(null, 'shortlist'),
    catalogue: i18n.getFixedT(null, ['catalogue', 'vocab']),
    today: civilDateOf(frozen?.at ?? actor.now),
  };
  const { mayFreeze, needed, exist, providers, stamp, suggested, count } = page;
  return {
    heading: page.title,
    offers: chosenOffers(context, columns),
    rows: shortlistRows(context, page),
    gone: page.gone.map(({ offerId, slug, view, provider }) => ({
      ...{ offerId, title: view.title?.text ?? slug },
      provider: nameFor(lang, provider.name, provider.nameArabic),
    })),
    vat: usualVatWords(matching, lang),
    asked: page.asked,
    isStale: run.stale.length > 0,
    decision: { mayFreeze, needed, exist, providers, stamp, attachable: canWriteForFirm(actor) },
    ...{ suggested, count },
    settled: frozen && {
      date: formatDate(lang, civilDateOf(frozen.at)),
      ...{ by: frozen.by, hash: frozen.hash },
    },
  };
}
