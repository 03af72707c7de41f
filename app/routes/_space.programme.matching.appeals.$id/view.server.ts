import { catalogueNames, SIZES } from '#domain/catalogue/index.server.ts';
import type { AppealDossier } from '#domain/matching/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { AppealFactsView, ShowingView } from '#ui/steering/appeal-panels.tsx';
import { nameIn } from '#ui/steering/names.ts';

/** An appeal with every day, place and figure in words. */
export function appealView(lang: Lang, appeal: AppealDossier) {
  const { category } = catalogueNames(contentLang(lang));
  const { answeredBy, answeredOn, answer } = appeal;
  return {
    facts: {
      ...{ ground: appeal.ground, state: appeal.state, isOverdue: appeal.isOverdue },
      provider: nameIn(lang, appeal.provider),
      offer: appeal.offer?.title ?? null,
      category: category(appeal.category),
      openedOn: formatDate(lang, appeal.openedOn),
      dueOn: formatDate(lang, appeal.dueOn),
    } satisfies AppealFactsView,
    ...{ text: appeal.text, replay: appeal.replay, mayAnswer: appeal.mayAnswer },
    showing: showingView(lang, appeal.showing),
    answer:
      answer === null || answeredOn === null
        ? null
        : { name: answeredBy?.name ?? '', day: formatDate(lang, answeredOn), text: answer },
  };
}

function showingView(lang: Lang, showing: AppealDossier['showing']): ShowingView | null {
  if (showing === null) return null;
  const t = i18nFor(lang).getFixedT(null, ['steering', 'vocab']);
  const size = SIZES.find((one) => one === showing.size);
  const { region: nameOf } = catalogueNames(contentLang(lang));
  const figure = (value: number) => formatNumber(lang, value, 1);
  return {
    day: formatDate(lang, showing.day),
    region: showing.region === '' ? t('appeal.unknown') : nameOf(showing.region),
    size: size === undefined ? t('appeal.unknown') : t(`vocab:size.${size}`),
    isNewcomer: showing.isNewcomer,
    rank: formatNumber(lang, showing.rank),
    points: figure(showing.points),
    weights: formatNumber(lang, showing.weights),
    components: showing.components.map(({ component, points, most }) => ({
      ...{ component, points: figure(points), most: figure(most) },
    })),
  };
}
