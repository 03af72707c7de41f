import { renderAssessmentReport } from '../app/documents/assessment-report.server.ts';
import { renderInvoicePdf } from '../app/documents/invoice.server.ts';
import { renderPdf } from '../app/documents/typst.server.ts';
import { renderContent } from '../app/domain/engagements/agreements/paper.server.ts';
import { anAgreement } from '../tests/factories/agreement.ts';
import { makeReport } from '../tests/factories/assessment-report.ts';
import { anInvoice } from '../tests/factories/invoice.ts';

const WARM_UP = 10;
const ROUNDS = 100;

async function timings(render: (round: number) => Promise<Uint8Array>): Promise<number[]> {
  for (let round = 0; round < WARM_UP; round += 1) await render(round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await render(WARM_UP + round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

function row(times: readonly number[], base: number) {
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return {
    'median ms': at(0.5).toFixed(2),
    'p95 ms': at(0.95).toFixed(2),
    'x one line': (at(0.5) / base).toFixed(1),
  };
}

type Language = 'fr' | 'ar';
/** An express report has 15 next steps, as most people get; a full one has 42. */
type Path = 'express' | 'full';

/**
 * Another firm each time, so that no whole document comes out of Typst's cache: other figures, and
 * one next step in seven left out in turn.
 */
function reportOf(language: Language, path: Path, round: number) {
  const report = makeReport(language, { path });
  const shift = (value: number) => Math.min(100, value + (round % 17));
  return {
    ...report,
    reference: `2026-${String(round).padStart(6, '0')}`,
    profile: [{ label: 'n', value: String(round) }, ...report.profile],
    dimensions: report.dimensions.map((dimension) => ({
      ...dimension,
      score: dimension.score === null ? null : shift(dimension.score),
      high: shift(dimension.high),
    })),
    nextSteps: report.nextSteps.filter((_, index) => index % 7 !== round % 7),
  };
}

async function reportTimings(language: Language, path: Path) {
  const reports = Array.from({ length: WARM_UP + ROUNDS }, (_, round) =>
    reportOf(language, path, round),
  );
  return timings((round) => {
    const report = reports[round];
    if (!report) throw new Error('no report for this round');
    return renderAssessmentReport(report);
  });
}

/** Another invoice each time: its number, its day and its lines. */
const invoiceTimings = (language: Language) =>
  timings(async (round) => {
    const { lines } = anInvoice();
    const more = Array.from({ length: 1 + (round % 4) }, () => lines).flat();
    return renderInvoicePdf(
      anInvoice({ language, number: `2026-${String(round).padStart(4, '0')}`, lines: more }),
    );
  });

/** Another number each time. Target: 10 ms warm. */
function agreementTimings(language: Language) {
  return timings((round) => {
    const number = `${String(round).padStart(6, '0')}-1`;
    return renderContent(anAgreement({ language, number }));
  });
}

const oneLine = await timings(async (round) =>
  renderPdf('one-line.typ', { text: `Line ${round}` }),
);
const base = oneLine[Math.floor(oneLine.length / 2)] ?? 1;
console.table({
  'one line of Typst': row(oneLine, base),
  'express report fr': row(await reportTimings('fr', 'express'), base),
  'express report ar': row(await reportTimings('ar', 'express'), base),
  'full report fr': row(await reportTimings('fr', 'full'), base),
  'full report ar': row(await reportTimings('ar', 'full'), base),
  'agreement fr and ar': row(await agreementTimings('fr'), base),
  'agreement ar and fr': row(await agreementTimings('ar'), base),
  'invoice fr': row(await invoiceTimings('fr'), base),
  'invoice ar': row(await invoiceTimings('ar'), base),
});
