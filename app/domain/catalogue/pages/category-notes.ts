import notes from '#content/category-notes.json' with { type: 'json' };
import { categoryName, type NameLang, type Named } from '../names.ts';

/** Themes under which categories are shown, in order. */
export const CATEGORY_GROUPS = ['start', 'sell', 'manage', 'work', 'protect', 'equip'] as const;
export type CategoryGroup = (typeof CATEGORY_GROUPS)[number];

export interface CategoryNote extends Named {
  readonly group: CategoryGroup;
  /** What it is about and what to look at before buying, a sentence each. */
  readonly text: readonly string[];
}

function isGroup(value: string): value is CategoryGroup {
  return CATEGORY_GROUPS.some((group) => group === value);
}

/** All categories with what they are about, in the order of the vocabulary. */
export function listCategoryNotes(lang: NameLang): readonly CategoryNote[] {
  return notes.map((note) => {
    if (!isGroup(note.group)) throw new Error(`${note.code} has the unknown theme ${note.group}`);
    return { ...categoryName(note.code, lang), group: note.group, text: note[lang] };
  });
}

/** One category, null for an unknown code. */
export function findCategoryNote(code: string, lang: NameLang): CategoryNote | null {
  return listCategoryNotes(lang).find((note) => note.code === code) ?? null;
}
