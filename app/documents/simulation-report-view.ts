import { i18nFor } from '#i18n/i18n.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import {
  comparisonSections,
  fairnessSection,
  supplySections,
} from './simulation-report-effects.ts';
import type {
  Headline,
  MoneyFigures,
  ReportSection,
  ReportTable,
  SimulationPrint,
  SimulationReport,
} from './simulation-report-model.ts';
import { costSections, envelopeName, moneySections } from './simulation-report-money.ts';
import { platformSection, whoSections } from './simulation-report-people.ts';
import { reportWords, section, type ReportWords } from './simulation-report-words.ts';

const translator = ({ lang }: ReportWords) => i18nFor(lang).getFixedT(null, 'simulation');

/** The report of a simulation in the reader's language, for the page and for the paper. */
export function toSimulationReport(print: SimulationPrint): SimulationReport {
  const { language, figures, supposed } = print;
  const words = reportWords(language);
  const t = translator(words);
  return {
    title: t('report.title'),
    subtitle: t('report.subtitle', {
      ...{ programme: print.programme, number: print.number },
      ...{ date: formatDate(language, print.on), fingerprint: print.fingerprint },
    }),
    synthetic: t('report.synthetic', { total: words.number(figures.all.total) }),
    outdated: print.outdated ? t('report.outdated') : null,
    headlines: headlines(words, print),
    sections: [
      ...comparisonSections(words, figures),
      ...costSections(words, figures, supposed),
      ...moneySections(words, figures),
      ...whoSections(words, figures),
      ...supplySections(words, figures),
      fairnessSection(words, figures),
      platformSection(words, figures),
      ...assumptionSections(words, print),
    ],
  };
}

function headlines(words: ReportWords, { figures }: SimulationPrint): Headline[] {
  const t = translator(words);
  const { number, percent, roughly } = words;
  const { all, cases, money, supply, planned } = figures;
  const missing = supply?.gaps.filter(({ nobody }) => nobody).length ?? 0;
  return [
    {
      ...{ id: 'eligible', label: t('headline.eligible'), value: number(all.eligible) },
      note: t('headline.of', {
        total: number(all.total),
        share: percent(all.total === 0 ? 0 : all.eligible / all.total),
      }),
    },
    {
      ...{ id: 'cost', label: t('headline.cost'), value: roughly(cases.central.cost) },
      note: t('headline.range', {
        ...{ low: roughly(cases.low.cost), high: roughly(cases.high.cost) },
        planned: roughly(planned),
      }),
    },
    {
      ...{ id: 'money', label: t('headline.money') },
      value: money
        ? money.refused.middle === null
          ? t('headline.lasts')
          : words.date(money.refused.middle)
        : t('headline.unknown'),
      note: money ? firstOf(words, money) : t('money.none'),
    },
    {
      ...{ id: 'supply', label: t('headline.supply') },
      value: supply ? number(missing) : t('headline.unknown'),
      note: supply
        ? t('headline.covered', { covered: percent(supply.covered) })
        : t('headline.noCategories'),
    },
  ];
}

/** When money is first missing, and which envelope is the first to be empty. */
function firstOf(words: ReportWords, money: MoneyFigures): string {
  const [first] = money.envelopes
    .filter(({ empty }) => empty.middle !== null)
    .sort((a, b) => ((a.empty.middle ?? '') < (b.empty.middle ?? '') ? -1 : 1));
  const when = words.when(money.refused);
  if (!first || money.refused.early === null) return when;
  const t = translator(words);
  return t('headline.first', { when, envelope: envelopeName(words, first) });
}

/** Everything that was supposed, and what the register rests on. */
function assumptionSections(words: ReportWords, { figures, supposed, register }: SimulationPrint) {
  const t = translator(words);
  const { percent } = words;
  const { uptake, approval, rush, seed, mix } = supposed;
  const weights = Object.values(mix).reduce((sum, weight) => sum + weight, 0);
  const costs: ReportTable = {
    caption: t('assume.costs'),
    columns: [t('who.group.category'), t('assume.mix'), t('assume.cost'), t('assume.origin')],
    rows: figures.costs.map(({ category, cost, origin, prices }) => [
      words.category(category),
      percent(weights === 0 ? 0 : (mix[category] ?? 0) / weights, 1),
      words.money(cost),
      t(`assume.from.${origin}`, { prices: words.number(prices ?? 0) }),
    ]),
    ...{ numeric: false, printed: true },
  };
  const supposedItems = [
    t('assume.uptake', {
      ...{ low: percent(uptake.low, 1), central: percent(uptake.central, 1) },
      high: percent(uptake.high, 1),
    }),
    t('assume.approval', { share: percent(approval, 1) }),
    t('assume.rush', { share: percent(rush, 1) }),
    ...[t('assume.once'), t('assume.project'), t('assume.steps'), t('assume.paid')],
    ...[t('assume.envelopes'), t('assume.segments'), t('assume.seed', { seed: String(seed) })],
  ];
  const registerItems = register.map(({ text, source }) =>
    source === null ? t('assume.supposed', { text }) : t('assume.sourced', { text, source }),
  );
  const sections: ReportSection[] = [
    section('assumptions', t('assume.title'), {
      paragraphs: [t('assume.lead')],
      tables: figures.costs.length === 0 ? [] : [costs],
      lists: [{ title: t('assume.supposedTitle'), items: supposedItems }],
    }),
    section('register', t('assume.register'), {
      lists: [{ title: t('assume.registerTitle'), items: registerItems }],
    }),
  ];
  return sections;
}
