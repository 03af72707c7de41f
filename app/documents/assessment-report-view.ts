import { formatDate, formatMadRange, formatNumber } from '#i18n/formatters.ts';
import type { ContentLang } from '#i18n/languages.ts';
import { REPORT_LABELS, type ReportLabels } from './assessment-report-labels.ts';
import type {
  AssessmentReport,
  ReportAction,
  ReportDimension,
  ReportOverall,
  ReportStep,
} from './assessment-report-model.ts';
import { toMatching, type OfferWriter } from './assessment-report-offers.ts';
import { fill } from './fill.ts';
import { NARROW, isolate, isolateCodes, isolateLtr, plainText } from './typed-text.ts';

interface Writer extends OfferWriter {
  readonly labels: ReportLabels;
  readonly figure: (value: number) => string;
  readonly range: (low: number, high: number) => string;
}

function createWriter(lang: ContentLang): Writer {
  const labels = REPORT_LABELS[lang];
  const coded = (value: string) => (lang === 'ar' ? isolateCodes(value) : value);
  const figure = (value: number) => formatNumber(lang, Math.round(value));
  return {
    lang,
    labels,
    text: (value) => plainText(coded(value)),
    typed: (value) => isolate(plainText(coded(value), NARROW)),
    figure,
    range: (low, high) => {
      const [from, to] = [figure(low), figure(high)];
      return from === to ? from : fill(labels.rangeText, { low: from, high: to });
    },
  };
}

/** What the template prints: strings in the reader's language, figures only where they are drawn. */
export function toReportView(report: AssessmentReport) {
  const writer = createWriter(report.language);
  const { labels, text } = writer;
  const reference = isolateLtr(plainText(report.reference));
  return {
    lang: report.language,
    rtl: report.language === 'ar',
    labels,
    documentTitle: fill(labels.titleWithReference, { reference: plainText(report.reference) }),
    date: report.completedOn,
    reference,
    demo: report.demo,
    facts: [
      { label: labels.reference, value: reference },
      { label: labels.completedOn, value: formatDate(report.language, report.completedOn) },
      { label: labels.path.label, value: labels.path[report.path] },
      ...report.profile.map(({ label, value }) => ({
        label: text(label),
        value: writer.typed(value),
      })),
    ],
    dimensions: report.dimensions.map((dimension) => toBar(writer, dimension)),
    overall: toOverall(writer, report.path, report.overall),
    gates: report.gates.map(text),
    dii: {
      count: fill(labels.dii.count, {
        met: writer.figure(report.dii.met),
        measured: writer.figure(report.dii.measured),
      }),
      text: text(report.dii.text),
    },
    steps: groupSteps(writer, report.nextSteps),
    waves: report.roadmap.map((wave) => ({
      title: text(wave.title),
      items: wave.items.map((action) => toAction(writer, action)),
    })),
    matching: report.matching && toMatching(writer, report.matching),
    method: [
      { label: labels.method.framework, value: isolateLtr(plainText(report.method.framework)) },
      { label: labels.method.hash, value: isolateLtr(plainText(report.method.contentHash)) },
      { label: labels.method.address, value: isolateLtr(plainText(report.method.address)) },
      { label: labels.printedOn, value: formatDate(report.language, report.printedOn) },
    ],
    address: isolateLtr(plainText(report.method.address)),
  };
}

function toBar(writer: Writer, dimension: ReportDimension) {
  return {
    name: writer.text(dimension.name),
    score: dimension.measured ? dimension.score : null,
    low: dimension.low,
    high: dimension.high,
    scoreText:
      dimension.measured && dimension.score !== null
        ? writer.figure(dimension.score)
        : writer.labels.profile.notMeasured,
    rangeText: writer.range(dimension.low, dimension.high),
  };
}

function toOverall(writer: Writer, path: AssessmentReport['path'], overall: ReportOverall) {
  const { labels } = writer;
  return {
    score: overall.score,
    low: overall.low,
    high: overall.high,
    scoreText: overall.score === null ? null : writer.figure(overall.score),
    rangeText: writer.range(overall.low, overall.high),
    stage: stageText(writer, path, overall.stage),
    note:
      overall.stage.kind === 'range'
        ? labels.stage.rangeNote
        : overall.stage.kind === 'none'
          ? labels.stage.noneNote
          : null,
  };
}

/** The stage in words. Throws for a bare stage after an express assessment (M1 method §4). */
function stageText(
  { labels, text, figure }: Writer,
  path: AssessmentReport['path'],
  stage: ReportOverall['stage'],
): string {
  if (stage.kind === 'none') return labels.stage.none;
  if (stage.kind === 'range') {
    return fill(labels.stage.range, { from: text(stage.from), to: text(stage.to) });
  }
  if (path === 'express') throw new Error('An express report shows a range of stages, never one.');
  return fill(labels.stage.single, { number: figure(stage.number), name: text(stage.name) });
}

interface StepGroup {
  readonly name: string;
  readonly items: {
    readonly item: string;
    readonly current: string;
    readonly next: string | null;
    readonly how: string | null;
  }[];
}

function groupSteps({ text }: Writer, steps: readonly ReportStep[]): readonly StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const name = text(step.dimension);
    const last = groups.at(-1);
    const group = last?.name === name ? last : { name, items: [] };
    if (group !== last) groups.push(group);
    group.items.push({
      item: text(step.item),
      current: text(step.current),
      next: step.next === null ? null : text(step.next),
      how: step.how === null ? null : text(step.how),
    });
  }
  return groups;
}

function toAction(writer: Writer, action: ReportAction) {
  const { labels, text } = writer;
  const { min, max } = action.weeks;
  const facts = [
    {
      label: labels.roadmap.owner,
      value: action.owner === null ? labels.roadmap.noOwner : writer.typed(action.owner),
    },
    {
      label: labels.roadmap.budget,
      value: formatMadRange(writer.lang, action.budget),
    },
    {
      label: labels.roadmap.weeks,
      value: writer.range(min, max),
    },
    {
      label: labels.roadmap.due,
      value: action.dueOn === null ? labels.roadmap.noDue : formatDate(writer.lang, action.dueOn),
    },
  ];
  return {
    title: text(action.title),
    benefit: text(action.benefit),
    steps: action.steps.map(text),
    freeStart: action.freeStart === null ? null : text(action.freeStart),
    facts,
  };
}
