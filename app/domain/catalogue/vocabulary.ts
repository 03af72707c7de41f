import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };

export { CREDENTIALS, EXIT_KIT, INTEGRATIONS, MODES, PRICE_KINDS, SIZES, SPOKEN } from './codes.ts';
export type { CredentialKind, ExitItem, Integration, Mode, PriceKind, Spoken } from './codes.ts';

/** Categories of offers, in the order they are shown. */
export const CATEGORIES: readonly string[] = categories.map(({ code }) => code);

/** The twelve regions, ISO 3166-2. */
export const REGIONS: readonly string[] = geography.regions.map(({ code }) => code);

export const SECTORS: readonly string[] = sectors.map(({ code }) => code);

/** The region of a province, null for an unknown code. */
export function regionOf(province: string | null): string | null {
  return geography.provinces.find(({ code }) => code === province)?.region ?? null;
}

/** The provinces of a region, none for an unknown code. */
export function provincesOf(region: string): readonly string[] {
  return geography.provinces.filter((one) => one.region === region).map(({ code }) => code);
}
