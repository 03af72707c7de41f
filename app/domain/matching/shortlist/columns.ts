import type { ContentLang } from '#domain/assessment/index.server.ts';
import type { PublicProgramme } from '#domain/programmes/index.server.ts';
import type { Aid } from '../aid/types.ts';
import { aidName, goneAid } from '../pages/aid-name.ts';
import type { NamedAid } from '../pages/types.ts';
import type { ComparedOffer } from './content.ts';
import type { ShortlistColumn } from './types.ts';

/** A compared offer with its texts and the names of the programmes of today. */
export function columnOf(
  { sure, possible, ...compared }: ComparedOffer,
  { slug, view, provider }: ShortlistColumn['published'],
  programmes: readonly PublicProgramme[],
  lang: ContentLang,
): Omit<ShortlistColumn, 'kept' | 'before'> {
  const named = (aid: Aid | null) => aid && namedAid(aid, programmes, lang);
  return {
    ...compared,
    published: { slug, view, provider },
    ...{ sure: named(sure), possible: named(possible) },
  };
}

function namedAid(aid: Aid, programmes: readonly PublicProgramme[], lang: ContentLang): NamedAid {
  const { programme, number, standing, at } = aid;
  const told = { programme, number, standing, at };
  const known = programmes.find(({ slug }) => slug === programme);
  return { ...told, ...(known ? aidName(known, lang) : goneAid(programme)) };
}
