import { setImmediate } from 'node:timers/promises';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { ReportSection, ReportTable, SimulationPrint } from './simulation-report-model.ts';
import { toSimulationReport } from './simulation-report-view.ts';
import { plainText } from './typed-text.ts';
import { renderPdf } from './typst.server.ts';

export type * from './simulation-report-model.ts';
export { toSimulationReport };

/**
 * The report of a simulation as a PDF: what its page shows, without the longest tables. Equal inputs
 * give equal bytes.
 */
export async function renderSimulationPdf(print: SimulationPrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('simulation-report.typ', paperOf(print));
}

const fit = (text: string) => plainText(text);

function paperOf(print: SimulationPrint) {
  const { language, demo } = print;
  const t = i18nFor(language).getFixedT(null, ['simulation', 'report']);
  const isArabic = language === 'ar';
  const report = toSimulationReport(print);
  return {
    ...{
      lang: language,
      rtl: isArabic,
      brand: t('report:brand'),
      brandLocal: t('report:brandLocal'),
    },
    ...{ author: t('report:author'), page: t('pdf.page') },
    ...{ title: fit(report.title), subtitle: fit(report.subtitle) },
    ...{ synthetic: fit(report.synthetic), tag: demo ? t('pdf.tag') : t('synthetic') },
    outdated: report.outdated === null ? null : fit(report.outdated),
    headlines: report.headlines.map(({ label, value, note }) => ({
      ...{ label: fit(label), value: fit(value), note: fit(note) },
    })),
    sections: report.sections.filter(({ printed }) => printed).map(sectionOf),
    date: print.on.toISOString().slice(0, 10),
  };
}

function sectionOf({ title, paragraphs, tables, lists }: ReportSection) {
  return {
    ...{ title: fit(title), paragraphs: paragraphs.map(fit) },
    tables: tables.filter(({ printed }) => printed).map(tableOf),
    lists: lists.map((list) => ({ title: fit(list.title), items: list.items.map(fit) })),
  };
}

function tableOf({ columns, rows, numeric, caption }: ReportTable) {
  return {
    ...{ caption: fit(caption), numeric, columns: columns.map(fit) },
    rows: rows.map((row) => row.map(fit)),
  };
}
