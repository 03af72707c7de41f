import { PROGRAMME_FILTERS, type ProgrammeFilter, type ProgrammeQuery } from './programme-query.ts';
import type { PublicProgramme } from './public-programmes.server.ts';

/** A value of a filter and the rows it would leave, the other filters being as they are. */
export interface FilterCount {
  readonly value: string;
  readonly count: number;
}
export type ProgrammeFacets = Readonly<Record<ProgrammeFilter, readonly FilterCount[]>>;

const FILTERS = Object.keys(PROGRAMME_FILTERS) as readonly ProgrammeFilter[];

function valuesOf({ content, status }: PublicProgramme, filter: ProgrammeFilter) {
  if (filter === 'category') return content.categories;
  return [filter === 'status' ? status : content[filter]];
}

function fits(
  programme: PublicProgramme,
  query: ProgrammeQuery,
  except: ProgrammeFilter | null = null,
): boolean {
  return FILTERS.every((filter) => {
    const wanted: readonly string[] = query[filter];
    if (filter === except || wanted.length === 0) return true;
    return valuesOf(programme, filter).some((value) => wanted.includes(value));
  });
}

/** The programmes a query keeps, in their order. */
export function filterProgrammes(
  programmes: readonly PublicProgramme[],
  query: ProgrammeQuery,
): readonly PublicProgramme[] {
  return programmes.filter((programme) => fits(programme, query));
}

/** How many programmes each value of each filter would leave; values without any are left out. */
export function countProgrammes(
  programmes: readonly PublicProgramme[],
  query: ProgrammeQuery,
): ProgrammeFacets {
  const facet = (filter: ProgrammeFilter): readonly FilterCount[] => {
    const others = programmes.filter((programme) => fits(programme, query, filter));
    return PROGRAMME_FILTERS[filter]
      .map((value) => {
        const kept = others.filter((programme) =>
          valuesOf(programme, filter).some((one) => one === value),
        );
        return { value, count: kept.length };
      })
      .filter(({ count }) => count > 0);
  };
  return {
    audience: facet('audience'),
    kind: facet('kind'),
    status: facet('status'),
    category: facet('category'),
  };
}
