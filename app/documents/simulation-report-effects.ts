import { i18nFor } from '#i18n/i18n.server.ts';
import type {
  ComparisonFigures,
  FairnessFigures,
  FateFigures,
  ProfileFigures,
  ReportSection,
  ReportTable,
  SimulationFigures,
} from './simulation-report-model.ts';
import { section, type ReportWords } from './simulation-report-words.ts';

const translator = ({ lang }: ReportWords) => i18nFor(lang).getFixedT(null, 'simulation');

const MOST_GAPS = 40;
const FATES = ['gained', 'lost', 'more', 'less'] as const;
const MONTHS = 12;

/** Who wins and who loses against the version in force. */
export function comparisonSections(
  words: ReportWords,
  { comparison }: SimulationFigures,
): ReportSection[] {
  const t = translator(words);
  const { number } = words;
  if (!comparison)
    return [
      section('comparison', t('compare.title'), {
        paragraphs: [t('compare.none')],
        printed: false,
      }),
    ];
  const { all, examples } = comparison;
  const counts = {
    ...{ gained: number(all.gained), lost: number(all.lost), more: number(all.more) },
    ...{ less: number(all.less), same: number(all.same), number: comparison.number },
  };
  return [
    section('comparison', t('compare.title'), {
      paragraphs: [t('compare.lead', counts)],
      tables: [
        fateTable(words, { trait: 'region', cells: comparison.region, name: words.region }),
        fateTable(words, { trait: 'size', cells: comparison.size, name: words.size }),
        ...categoryTable(words, comparison),
      ],
      lists: FATES.flatMap((fate) =>
        examples[fate].length === 0
          ? []
          : [
              {
                title: t(`compare.example.${fate}`),
                items: examples[fate].map((one) => profileText(words, one)),
              },
            ],
      ),
    }),
  ];
}

interface Fates {
  readonly trait: 'region' | 'size' | 'category';
  readonly cells: readonly FateFigures[];
  readonly name: (code: string) => string;
}

function fateTable(words: ReportWords, { trait, cells, name }: Fates): ReportTable {
  const t = translator(words);
  const { number } = words;
  const changed = cells.filter((cell) => FATES.some((fate) => cell[fate] > 0));
  return {
    caption: t(`compare.by.${trait}`),
    columns: [t(`who.group.${trait}`), ...FATES.map((fate) => t(`compare.${fate}`))],
    rows: changed.map((cell) => [name(cell.code), ...FATES.map((fate) => number(cell[fate]))]),
    ...{ numeric: true, printed: trait !== 'region' },
  };
}

function categoryTable(words: ReportWords, { category }: ComparisonFigures): ReportTable[] {
  if (category.length === 0) return [];
  return [fateTable(words, { trait: 'category', cells: category, name: words.category })];
}

/** "3 people, Construction, Fès-Meknès, 4 years old; project Website of 12,000 DH: 8,400 → 6,000". */
function profileText(words: ReportWords, profile: ProfileFigures): string {
  const t = translator(words);
  const { number, money } = words;
  const { staff, sector, region, ageMonths, category, cost, before, after } = profile;
  const years = Math.floor(ageMonths / MONTHS);
  const firm = t('compare.firm', {
    ...{ staff: number(staff), sector: words.sector(sector), region: words.region(region) },
    age:
      years > 0 ? t('compare.years', { count: years }) : t('compare.months', { count: ageMonths }),
  });
  const aid = t('compare.aid', { before: money(before), after: money(after) });
  if (category === null || cost === null) return `${firm} ${aid}`;
  return `${firm} ${t('compare.project', { category: words.category(category), cost: money(cost) })} ${aid}`;
}

/** Where nobody offers what would be asked for. */
export function supplySections(words: ReportWords, { supply }: SimulationFigures): ReportSection[] {
  const t = translator(words);
  const { number, percent } = words;
  if (!supply) return [];
  const { gaps, categories, covered } = supply;
  const missing = gaps.filter(({ nobody }) => nobody).length;
  const gapTable: ReportTable = {
    caption: t('supply.gaps'),
    columns: [
      t('who.group.category'),
      t('who.group.region'),
      t('supply.missing'),
      t('supply.applications'),
    ],
    rows: gaps
      .slice(0, MOST_GAPS)
      .map(({ category, region, languages, nobody, applications }) => [
        ...[words.category(category), words.region(region)],
        nobody
          ? t('supply.nobody')
          : t('supply.languages', { list: words.list(languages.map(words.spoken)) }),
        number(applications),
      ]),
    ...{ numeric: false, printed: false },
  };
  const categoryRows: ReportTable = {
    caption: t('supply.categories'),
    columns: [
      t('who.group.category'),
      t('supply.regions'),
      t('supply.providers'),
      t('supply.applications'),
    ],
    rows: categories.map(({ category, regions, providers, applications }) => [
      words.category(category),
      ...[number(regions), number(providers), number(applications)],
    ]),
    ...{ numeric: true, printed: false },
  };
  const more = gaps.length - MOST_GAPS;
  return [
    section('supply', t('supply.title'), {
      paragraphs: [
        t('supply.lead', {
          covered: percent(covered),
          missing: number(missing),
          gaps: number(gaps.length),
        }),
        ...(more > 0 ? [t('supply.more', { more: number(more) })] : []),
      ],
      tables: gaps.length === 0 ? [categoryRows] : [categoryRows, gapTable],
    }),
  ];
}

/** Whom the rules or the money leave out. */
export function fairnessSection(
  words: ReportWords,
  { fairness }: SimulationFigures,
): ReportSection {
  const t = translator(words);
  const items = fairness.map((note) => noteText(words, note));
  return section('fairness', t('fairness.title'), {
    paragraphs: items.length === 0 ? [t('fairness.none')] : [t('fairness.lead')],
    lists: items.length === 0 ? [] : [{ title: t('fairness.notes'), items }],
  });
}

function noteText(words: ReportWords, { code, items, shares }: FairnessFigures): string {
  const name =
    code === 'sizes-none' ? words.size : code === 'sectors-none' ? words.sector : words.region;
  const t = translator(words);
  return t(`fairness.${code}`, {
    list: words.list(items.map(name)),
    eligible: shares ? words.percent(shares.eligible, 1) : '',
    all: shares ? words.percent(shares.all, 1) : '',
  });
}
