import type { ContentLang } from '#i18n/languages.ts';
import ar from '#i18n/locales/ar/report.json' with { type: 'json' };
import en from '#i18n/locales/en/report.json' with { type: 'json' };
import fr from '#i18n/locales/fr/report.json' with { type: 'json' };

export type ReportLabels = typeof fr;

/** The report's own words. */
export const REPORT_LABELS: Readonly<Record<ContentLang, ReportLabels>> = { fr, ar, en };
