import type { SupplyRow } from '#domain/catalogue/index.server.ts';

/** A category that nobody offers in a region, at all or in some languages. */
export interface SupplyGap {
  readonly category: string;
  readonly region: string;
  /** Languages nobody offers it in; all of them when nobody offers it at all. */
  readonly languages: readonly string[];
  readonly nobody: boolean;
  /** Applications expected there, in the central case. */
  readonly applications: number;
}

export interface CategorySupply {
  readonly category: string;
  /** Regions where at least one provider offers it. */
  readonly regions: number;
  /** Most providers found for one region and language: at least so many there are. */
  readonly providers: number;
  readonly applications: number;
}

export interface SupplyCoverage {
  /** The gaps most applications would meet first. */
  readonly gaps: readonly SupplyGap[];
  readonly categories: readonly CategorySupply[];
  /** Share of expected applications that find at least one provider in their region. */
  readonly covered: number;
}

interface Wanted {
  readonly categories: readonly string[];
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly applications: (category: string, region: string) => number;
}

/** What published offers cover of the projects that are expected. */
export function supplyCoverage(rows: readonly SupplyRow[], wanted: Wanted): SupplyCoverage {
  const { categories, regions, languages, applications } = wanted;
  const spoken = new Map<string, Set<string>>();
  for (const { category, region, language } of rows)
    spoken.set(
      `${category} ${region}`,
      (spoken.get(`${category} ${region}`) ?? new Set()).add(language),
    );
  const places = categories.flatMap((category) =>
    regions.map((region) => {
      const heard = spoken.get(`${category} ${region}`);
      const missing = languages.filter((language) => !heard?.has(language));
      const count = applications(category, region);
      return { category, region, languages: missing, nobody: !heard, applications: count };
    }),
  );
  const total = places.reduce((sum, place) => sum + place.applications, 0);
  const met = places.reduce((sum, place) => sum + (place.nobody ? 0 : place.applications), 0);
  return {
    gaps: places
      .filter(({ languages: missing, nobody }) => nobody || missing.length > 0)
      .sort((a, b) => Number(b.nobody) - Number(a.nobody) || b.applications - a.applications),
    categories: categories.map((category) => ({
      category,
      regions: places.filter((place) => place.category === category && !place.nobody).length,
      providers: Math.max(
        0,
        ...rows.filter((row) => row.category === category).map((row) => row.providers),
      ),
      applications: places
        .filter((place) => place.category === category)
        .reduce((sum, place) => sum + place.applications, 0),
    })),
    covered: total === 0 ? 1 : met / total,
  };
}
