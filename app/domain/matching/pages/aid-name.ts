import type { ContentLang } from '#domain/assessment/index.server.ts';
import { takesRequests, type PublicProgramme } from '#domain/programmes/index.server.ts';
import type { Aid } from '../aid/types.ts';
import type { NamedAid } from './types.ts';

/** What is told of the programme of an aid beside the aid. */
export type AidName = Omit<NamedAid, keyof Aid>;

export function aidName(programme: PublicProgramme, lang: ContentLang): AidName {
  const { name, demo } = programme.content;
  const canBeAsked = takesRequests(programme);
  return { name: name[lang], isPublic: true, isDemo: demo, takesRequests: canBeAsked };
}

/** The same of a programme that is not public any more, by its slug. */
export function goneAid(slug: string): AidName {
  return { name: slug, isPublic: false, isDemo: false, takesRequests: false };
}
