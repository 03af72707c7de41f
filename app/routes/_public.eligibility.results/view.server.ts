import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import {
  answeredView,
  explanationView,
  getEligibilityResults,
  isStale,
  takesRequests,
  type ProgrammeStand,
} from '#domain/programmes/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { answeredLines } from '#ui/eligibility/answered-lines.ts';
import type { ResultView } from '#ui/eligibility/result-view.ts';
import { programmeRowView } from '#ui/programmes/row-view.ts';

const FINGERPRINT = 12;
const STANDINGS = ['eligible', 'open', 'reachable', 'not'] as const;

/** Everything the page of results shows, in the reader's language. */
export async function resultsView(actor: Actor, lang: Lang) {
  const { reader, stands, unruled, tampered, questions, askable, factsHash } =
    await getEligibilityResults(actor);
  const context = contextOf(actor, lang);
  const t = i18nFor(lang).getFixedT(null, 'eligibility');
  const results = stands.map((stand) => resultView(context, stand));
  const sections = STANDINGS.map((standing) => {
    const own = results.filter((result) => result.standing === standing);
    const heading = { title: t(`results.${standing}`), count: own.length };
    return { standing, results: own, title: t('results.counted', heading) };
  });
  const unruledTitle = { title: t('results.unruled'), count: unruled.length };
  return {
    today: formatDate(lang, civilDateOf(actor.now)),
    sections: sections.filter((section) => section.results.length > 0),
    unruled: unruled.map((programme) => programmeRowView(context, programme)),
    unruledTitle: t('results.counted', unruledTitle),
    tampered: tampered.map(({ slug }) => slug),
    left: questions.next === null ? 0 : questions.left,
    toTakeOver: reader.toTakeOver,
    canAnswer: reader.canAnswer,
    factsHash: factsHash.slice(0, FINGERPRINT),
    answered: {
      lines: answeredLines(lang, answeredView(reader, askable, context.speaker)),
      assessedOn: reader.assessedAt === null ? null : formatDate(lang, reader.assessedAt),
      ofFirm: reader.ofFirm,
      canAnswer: reader.canAnswer,
      hasAnswers: reader.hasAnswers,
    },
  };
}

function contextOf(actor: Actor, lang: Lang) {
  const today = civilDateOf(actor.now);
  return {
    lang,
    t: i18nFor(lang).getFixedT(null, ['programmes', 'aid', 'vocab']),
    isStale: (checkedOn: string) => isStale(checkedOn, today),
    speaker: speakerOf(lang),
  };
}

/** An address that is stored without its protocol; null for one that is none. */
function hrefOf(url: string | null): string | null {
  const href = `https://${url ?? ''}`;
  return url !== null && URL.canParse(href) ? href : null;
}

function resultView(
  context: ReturnType<typeof contextOf>,
  { programme, standing, result, rulesHash }: ProgrammeStand,
): ResultView {
  const { slug, name, owner, status, isDemo, checked } = programmeRowView(context, programme);
  const { outside } = programme.content;
  return {
    ...{ standing, slug, name, owner, status, isDemo, checked },
    takesRequests: takesRequests(programme),
    outside: outside && {
      applyAt: outside.applyAt[contentLang(context.lang)],
      href: hrefOf(outside.url),
    },
    version: programme.number,
    fingerprint: rulesHash.slice(0, FINGERPRINT),
    explanation: explanationView(result, programme, context.speaker),
  };
}
