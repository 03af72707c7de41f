import { setImmediate } from 'node:timers/promises';
import type { AssessmentReport } from './assessment-report-model.ts';
import { toReportView } from './assessment-report-view.ts';
import { renderPdf } from './typst.server.ts';

export type * from './assessment-report-model.ts';

/**
 * The PDF report of an assessment in the reader's language: profile bars first, then the stage
 * with its reasons, next steps, roadmap and method.
 * Rejects when an express report carries a single stage (M1 method §4).
 */
export async function renderAssessmentReport(report: AssessmentReport): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of reports must yield.
  await setImmediate();
  return renderPdf('assessment-report.typ', toReportView(report));
}
