import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import { explanationView, findReaderFacts, standOf } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import type { FirmStanding } from '#ui/programmes/row-view.ts';
import type { Judge } from './view.server.ts';

/** How programmes stand for the reader's firm; null when nothing is known of one. */
export async function judgeFor(actor: Actor, lang: Lang): Promise<Judge | null> {
  const reader = await findReaderFacts(actor);
  if (reader === null) return null;
  const t = i18nFor(lang).getFixedT(null, 'programmes');
  const [today, speaker] = [civilDateOf(actor.now), speakerOf(lang)];
  return ({ compiled, content }): FirmStanding => {
    if (compiled === null) return { status: 'unjudged', words: t('firm.unjudged'), distance: 0 };
    const { standing, result } = standOf(compiled, reader.facts, today);
    if (standing === 'eligible')
      return { status: 'eligible', words: t('firm.eligible'), distance: 0 };
    if (standing === 'reachable') {
      const [distance, [nearest]] = [result.missing.length, result.wouldBeEligibleIf];
      const count = nearest?.changes.length ?? 1;
      const words =
        distance === 0 ? t('firm.reachable', { count }) : t('firm.near', { count: distance });
      return { status: 'unknown', words, distance };
    }
    const { reasons, missing } = explanationView(result, { content }, speaker);
    if (standing === 'open') {
      const count = missing.length;
      return { status: 'unknown', words: t('firm.missing', { count }), distance: count };
    }
    const count = reasons.filter(({ sign }) => sign === 'no').length;
    return { status: 'not_eligible', words: t('firm.refused', { count }), distance: count };
  };
}
