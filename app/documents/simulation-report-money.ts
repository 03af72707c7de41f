import { i18nFor } from '#i18n/i18n.server.ts';
import type {
  EnvelopeFigures,
  MoneyFigures,
  ReportSection,
  ReportTable,
  SimulationFigures,
  SupposedFigures,
  WhenFigures,
} from './simulation-report-model.ts';
import { section, type ReportWords } from './simulation-report-words.ts';

const translator = ({ lang }: ReportWords) => i18nFor(lang).getFixedT(null, ['simulation', 'aid']);

const CASES = ['low', 'central', 'high'] as const;

/** What it would cost: three cases of uptake, and regions against what is planned for them. */
export function costSections(
  words: ReportWords,
  figures: SimulationFigures,
  { uptake }: SupposedFigures,
): ReportSection[] {
  const t = translator(words);
  const { number, percent, thousands } = words;
  const cases: ReportTable = {
    caption: t('cost.cases'),
    columns: [
      t('cost.case'),
      t('cost.uptake'),
      t('cost.applications'),
      t('cost.approved'),
      t('cost.cost'),
    ],
    rows: CASES.map((name) => {
      const { applications, approved, cost } = figures.cases[name];
      return [
        t(`cost.${name}`),
        ...[percent(uptake[name], 1), number(applications), number(approved), thousands(cost)],
      ];
    }),
    ...{ numeric: true, printed: true },
  };
  const most = Math.max(
    1,
    ...figures.regions.flatMap(({ central, planned }) => [central, planned]),
  );
  const isPlanned = figures.regions.some(({ planned }) => planned > 0);
  return [
    section('cost', t('cost.title'), {
      paragraphs: [
        figures.period
          ? t('cost.period', {
              ...{ from: words.date(figures.period.from), to: words.date(figures.period.to) },
              days: number(figures.period.days),
            })
          : t('cost.noPeriod'),
      ],
      tables: [cases],
    }),
    section('cost-region', t('cost.byRegion'), {
      charts: [
        {
          label: t('cost.byRegion'),
          legend: isPlanned ? t('cost.legend') : t('cost.legendAlone'),
          rows: figures.regions.map(({ code, central, planned }) => ({
            name: words.region(code),
            value: central / most,
            mark: isPlanned ? planned / most : null,
            text: thousands(central),
          })),
        },
      ],
      tables: [regionTable(words, figures)],
    }),
  ];
}

function regionTable(words: ReportWords, { regions }: SimulationFigures): ReportTable {
  const t = translator(words);
  const { thousands } = words;
  return {
    caption: t('cost.byRegion'),
    columns: [
      t('who.group.region'),
      ...[t('cost.low'), t('cost.central'), t('cost.high'), t('cost.planned')],
    ],
    rows: regions.map(({ code, low, central, high, planned }) => [
      words.region(code),
      ...[thousands(low), thousands(central), thousands(high), thousands(planned)],
    ]),
    ...{ numeric: true, printed: true },
  };
}

/** When the money runs out, by year and by envelope. */
export function moneySections(words: ReportWords, figures: SimulationFigures): ReportSection[] {
  const t = translator(words);
  const { money } = figures;
  if (!money) return [section('money', t('money.title'), { paragraphs: [t('money.none')] })];
  const years: ReportTable = {
    caption: t('money.years'),
    columns: [t('money.year'), t('money.event'), ...whenColumns(words)],
    rows: money.years.flatMap(({ year, refused, empty }) => [
      [String(year), t('money.refused'), ...whenCells(words, refused)],
      [String(year), t('money.empty'), ...whenCells(words, empty)],
    ]),
    ...{ numeric: true, printed: true },
  };
  const without = money.withoutMoney.map((year) => t('money.without', { year }));
  return [
    section('money', t('money.title'), {
      paragraphs: [
        t('money.lead', { runs: words.number(money.runs) }),
        t('money.dates'),
        t('money.unmet', {
          low: words.roughly(money.unmet.low),
          high: words.roughly(money.unmet.high),
        }),
        ...without,
      ],
      tables: [years, envelopeTable(words, money)],
    }),
  ];
}

function whenColumns(words: ReportWords): string[] {
  const t = translator(words);
  return [t('money.early'), t('money.middle'), t('money.late'), t('money.share')];
}
const whenCells = (words: ReportWords, { early, middle, late, share }: WhenFigures) => [
  ...[words.day(early), words.day(middle), words.day(late), words.percent(share)],
];

/** An envelope by what it is kept for. */
export function envelopeName(words: ReportWords, { region, segment }: EnvelopeFigures): string {
  const t = translator(words);
  const place = words.whole(region);
  return segment === null
    ? place
    : t('money.kept', { place, segment: t(`aid:segment.${segment}`) });
}

function envelopeTable(words: ReportWords, { envelopes }: MoneyFigures): ReportTable {
  const t = translator(words);
  return {
    caption: t('money.envelopes'),
    columns: [t('money.envelope'), t('money.year'), t('cost.planned'), ...whenColumns(words)],
    rows: envelopes.map((envelope) => [
      envelopeName(words, envelope),
      ...[String(envelope.year), words.money(envelope.planned)],
      ...whenCells(words, envelope.empty),
    ]),
    ...{ numeric: true, printed: true },
  };
}
