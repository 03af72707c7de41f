import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import {
  countProgrammes,
  filterProgrammes,
  isStale,
  listPublicProgrammes,
  PROGRAMME_FILTERS,
  writeProgrammeQuery,
  type ProgrammeFacets,
  type ProgrammeQuery,
  type PublicProgramme,
} from '#domain/programmes/index.server.ts';
import type { PublicState } from '#domain/programmes/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { wordsFor } from '#ui/catalogue/code-words.ts';
import { filterGroup, type FilterGroup } from '#ui/catalogue/filters-view.ts';
import { chipsOf, listAddress, withoutValue } from '#ui/catalogue/list-parts.ts';
import { programmeRowView, type FirmStanding } from '#ui/programmes/row-view.ts';
import { stateWord, type ProgrammeWords } from '#ui/programmes/words.ts';

/** Headings of the list, in order: by how programmes stand for a firm, or by situation. */
const SECTIONS = [
  'eligible',
  'unknown',
  'unjudged',
  'not_eligible',
  'open',
  'announced',
  'uncertain',
  'closed',
] as const;
type Section = (typeof SECTIONS)[number];
const FILTERS = ['audience', 'kind', 'status', 'category'] as const;

const SECTION_OF: Readonly<Record<PublicState, Section>> = {
  ...{ open: 'open', 'winding-down': 'open', paused: 'open' },
  ...{ announced: 'announced', unknown: 'uncertain', closed: 'closed' },
};

/** How each programme stands for the reader's firm; null when nothing is known of one. */
export type Judge = (programme: PublicProgramme) => FirmStanding;

/** Everything the list of programmes shows for a query, in the reader's language. */
export async function programmesView(
  lang: Lang,
  query: ProgrammeQuery,
  { now, judge }: { readonly now: Date; readonly judge: Judge | null },
) {
  const all = await listPublicProgrammes(now);
  const programmes = [...all.programmes].filter(
    ({ content }) => judge === null || content.audience === 'firms',
  );
  const t = i18nFor(lang).getFixedT(null, ['programmes', 'aid', 'vocab']);
  const today = civilDateOf(now);
  const context = { lang, t, isStale: (checkedOn: string) => isStale(checkedOn, today) };
  const path = `/${lang}/programmes`;
  const at = (changes: Partial<ProgrammeQuery>) =>
    listAddress(path, writeProgrammeQuery({ ...query, ...changes }));
  const groups = groupsOf({ lang, t }, query, countProgrammes(programmes, query));
  const kept = byName(lang, filterProgrammes(programmes, query));
  const judged = kept.map((programme) => {
    const firm = judge === null || programme.status === 'closed' ? null : judge(programme);
    const section = firm?.status ?? SECTION_OF[programme.status];
    return { section, row: programmeRowView(context, programme, firm) };
  });
  const sections = SECTIONS.map((section) => ({
    section,
    title: t(`section.${section}`),
    rows: judged
      .filter((one) => one.section === section)
      .map(({ row }) => row)
      .sort((one, other) => (one.firm?.distance ?? 0) - (other.firm?.distance ?? 0)),
    folded: section === 'closed' && !query.status.includes('closed'),
  }));
  return {
    groups,
    path,
    count: t('list.count', { count: kept.length }),
    chips: chipsOf(groups, '', (name, value) => at(withoutValue(query, name, value))),
    all: listAddress(path, writeProgrammeQuery({ firm: query.firm })),
    sections: sections.filter(({ rows }) => rows.length > 0),
    tampered: all.tampered.map(({ slug }) => slug),
    canonical: at({ firm: false }),
    forFirm: at({ firm: true }),
    forAll: at({ firm: false }),
  };
}

/** Within a situation, in the order of names. */
function byName(lang: Lang, programmes: readonly PublicProgramme[]): PublicProgramme[] {
  const shown = contentLang(lang);
  return [...programmes].sort((one, other) =>
    one.content.name[shown].localeCompare(other.content.name[shown], shown),
  );
}

function groupsOf(
  { lang, t }: { readonly lang: Lang; readonly t: ProgrammeWords },
  query: ProgrammeQuery,
  facets: ProgrammeFacets,
): FilterGroup[] {
  const { audience, kind, status } = PROGRAMME_FILTERS;
  const words = {
    audience: wordsFor(audience, (code) => t(`aid:audience.${code}`)),
    kind: wordsFor(kind, (code) => t(`aid:kind.${code}`)),
    status: wordsFor(status, (code) => stateWord(t, code)),
    category: catalogueNames(contentLang(lang)).category,
  };
  return FILTERS.map((name) =>
    filterGroup(lang, {
      ...{ name, label: t(`facet.${name}`), chosen: query[name], nameOf: words[name] },
      from: { values: facets[name], exact: true },
    }),
  );
}
