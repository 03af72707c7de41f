import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import type { RuleLang } from '../rules/speaker.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What the forms of the studio choose from, by name. */
export interface StudioChoices {
  readonly categories: readonly Named[];
  readonly regions: readonly Named[];
}

type Texts = Named & Readonly<Record<'fr' | 'ar', string>> & { readonly en?: string };
const REGIONS: readonly Omit<Texts, 'name'>[] = geography.regions;

/** Regions have no English name of their own: readers of English get the French one. */
export function studioChoices(lang: RuleLang): StudioChoices {
  const named = (one: Omit<Texts, 'name'>): Named => ({
    code: one.code,
    name: one[lang] ?? one.fr,
  });
  return { categories: categories.map(named), regions: REGIONS.map(named) };
}
