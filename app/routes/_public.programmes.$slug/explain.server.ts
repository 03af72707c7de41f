import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import {
  explanationView,
  findReaderFacts,
  standOf,
  type PublicProgramme,
} from '#domain/programmes/index.server.ts';
import type { ExplanationView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';

/** What a programme says to the reader's firm; null when nothing is known of it, or no rules are. */
export async function explainFor(
  actor: Actor,
  lang: Lang,
  { compiled, content }: PublicProgramme,
): Promise<ExplanationView | null> {
  if (compiled === null) return null;
  const reader = await findReaderFacts(actor);
  if (reader === null) return null;
  const { result } = standOf(compiled, reader.facts, civilDateOf(actor.now));
  return explanationView(result, { content }, speakerOf(lang));
}
