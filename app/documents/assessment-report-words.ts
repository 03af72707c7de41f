import { i18nFor } from '#i18n/i18n.server.ts';
import type { ContentLang } from '#i18n/languages.ts';

type StageNumber = 1 | 2 | 3 | 4 | 5;

/** A condition that holds a stage back, with its names already in the reader's language. */
export type ReportGate =
  | {
      readonly kind: 'item';
      readonly title: string;
      readonly level: string;
      readonly reason: 'too_low' | 'unknown';
    }
  | { readonly kind: 'dimension'; readonly name: string; readonly needed: number };

/** The words the report shares with the result and roadmap pages. */
export function reportWords(lang: ContentLang) {
  const t = i18nFor(lang).getFixedT(null, ['result', 'roadmap', 'assess', 'report']);
  return {
    stage: (stage: StageNumber): string => t(`stage.${stage}.name`),
    gate: (gate: ReportGate): string =>
      gate.kind === 'item'
        ? t(`gates.${gate.reason}`, { item: gate.title, level: gate.level })
        : t('gates.dimension', { name: gate.name, needed: gate.needed }),
    wave: (wave: StageNumber): string => t(`roadmap:wave.${wave as 1}.title`),
    lead: (lead: 'owner' | 'manager' | 'accountant' | 'it' | 'sales' | 'team'): string =>
      t(`roadmap:leadRole.${lead}`),
    diiNote: (small: boolean): string => (small ? t('dii.small') : t('dii.note')),
    sector: t('report:facts.sector'),
    staff: t('report:facts.staff'),
    province: t('report:facts.province'),
    mode: t('report:facts.mode'),
    filledIn: (mode: 'assisted' | 'paper'): string => t(`mode.${mode}`),
    dontKnow: t('assess:question.dontKnow'),
  };
}
