import { scoringProfile, type ProfileFacts } from './facts.ts';
import type { CompiledFramework, FrameworkContent, ItemTexts } from './framework.ts';
import { wordingOf } from './routing.ts';
import type { ContentLang } from './types.ts';

interface TextSource {
  readonly content: FrameworkContent;
  readonly compiled: CompiledFramework;
}

/** Texts of an item in the wording the firm gets: goods or services. Throws on an unknown item. */
export function itemTexts(
  { content, compiled }: TextSource,
  lang: ContentLang,
  facts: ProfileFacts,
  itemId: string,
): ItemTexts {
  const item = content.definition.items.find(({ id }) => id === itemId);
  const texts = item && content.texts[lang][item.dimension]?.items[itemId];
  if (!texts) throw new Error(`no texts for ${itemId}`);
  const services = wordingOf(compiled, item, scoringProfile(facts)) === 'services';
  return services && texts.services ? { ...texts, ...texts.services } : texts;
}
