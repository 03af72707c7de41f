import { fewFirms } from '#i18n/few-firms.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type {
  Bars,
  CellFigures,
  ReportSection,
  ReportTable,
  SimulationFigures,
} from './simulation-report-model.ts';
import { section, type ReportWords } from './simulation-report-words.ts';

const translator = ({ lang }: ReportWords) => i18nFor(lang).getFixedT(null, 'simulation');

const shareOf = ({ total, eligible }: CellFigures) => (total === 0 ? 0 : eligible / total);

function among(cell: CellFigures, cells: readonly CellFigures[], of: 'total' | 'eligible'): number {
  const all = cells.reduce((sum, one) => sum + one[of], 0);
  return all === 0 ? 0 : cell[of] / all;
}

type Name = (code: string) => string;

/** The share of eligible firms in each group; the mark is the share in all. */
function bars(
  words: ReportWords,
  label: string,
  cells: readonly CellFigures[],
  name: Name,
  all: number,
): Bars {
  const t = translator(words);
  return {
    label,
    legend: t('who.legend', { share: words.percent(all) }),
    rows: cells
      .filter(({ total }) => total > 0)
      .map((cell) => ({
        name: name(cell.code),
        ...{ value: shareOf(cell), mark: all, text: words.percent(shareOf(cell)) },
      })),
  };
}

function table(
  words: ReportWords,
  caption: string,
  cells: readonly CellFigures[],
  name: Name,
): ReportTable {
  const t = translator(words);
  const { number, percent } = words;
  return {
    caption,
    columns: [
      caption,
      t('who.firms'),
      t('who.eligible'),
      t('who.share'),
      t('who.amongAll'),
      t('who.amongEligible'),
    ],
    rows: cells
      .filter(({ total }) => total > 0)
      .map((cell) => [
        name(cell.code),
        ...[number(cell.total), number(cell.eligible), percent(shareOf(cell))],
        ...[percent(among(cell, cells, 'total'), 1), percent(among(cell, cells, 'eligible'), 1)],
      ]),
    ...{ numeric: true, printed: true },
  };
}

/** Who could apply: by region, size, sector and leaders, against all firms. */
export function whoSections(words: ReportWords, { by, all }: SimulationFigures): ReportSection[] {
  const t = translator(words);
  const part = (
    id: 'region' | 'size' | 'sector' | 'territory' | 'woman' | 'young',
    name: Name,
    printed = true,
  ) => {
    const title = t(`who.by.${id}`);
    return section(`who-${id}`, title, {
      charts: [bars(words, title, by[id], name, shareOf(all))],
      tables: [table(words, t(`who.group.${id}`), by[id], name)],
      printed,
    });
  };
  const yes = (id: 'woman' | 'young') => (code: string) =>
    t(code === 'yes' ? `who.${id}.yes` : `who.${id}.no`);
  return [
    part('region', words.region),
    part('size', words.size),
    part('sector', words.sector, false),
    part('territory', words.territory, false),
    part('woman', yes('woman')),
    part('young', yes('young')),
  ];
}

/** The firms that are on the platform, counted and no more. */
export function platformSection(
  words: ReportWords,
  { platform }: SimulationFigures,
): ReportSection {
  const t = translator(words);
  const { total, eligible, notEligible, unknown, missing } = platform;
  if (total === 0)
    return section('platform', t('platform.title'), { paragraphs: [t('platform.none')] });
  return section('platform', t('platform.title'), {
    paragraphs: [
      t('platform.counts', fewFirms(words.lang, { total, eligible, notEligible, unknown })),
    ],
    lists:
      missing.length === 0
        ? []
        : [
            {
              title: t('platform.missing'),
              items: missing.map(({ fact, firms }) =>
                t('platform.fact', {
                  fact: words.fact(fact),
                  ...fewFirms(words.lang, { firms, rest: total - firms }),
                }),
              ),
            },
          ],
  });
}
