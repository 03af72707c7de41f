import { currentFramework, profileChoices } from '#domain/assessment/index.server.ts';
import type { ContentLang } from '#i18n/languages.ts';
import type { PaperChoices, PaperDimension, PaperItem } from '#ui/paper/view.ts';

type Content = ReturnType<typeof currentFramework>['content'];
type Item = Content['definition']['items'][number];
type Texts = NonNullable<Content['texts']['fr'][string]>;
type ItemTexts = Texts['items'][string];

const views = new Map<ContentLang, readonly PaperDimension[]>();

/** The questionnaire in force, in page order; made once a language. */
export function paperView(shown: ContentLang): readonly PaperDimension[] {
  const known = views.get(shown);
  if (known) return known;
  const { definition, texts } = currentFramework().content;
  const view = definition.pageOrder.flatMap((id) => {
    const words = texts[shown][id];
    return words ? [dimension(definition.items, id, words)] : [];
  });
  views.set(shown, view);
  return view;
}

/** The short lists of the profile; the 75 provinces are written by hand. */
export function paperChoices(shown: ContentLang): PaperChoices {
  const { sectors, legalForms } = profileChoices(shown);
  return {
    sectors: sectors.map((sector) => sector.text),
    legalForms: legalForms.map((form) => form.text),
  };
}

function dimension(items: readonly Item[], id: string, words: Texts): PaperDimension {
  return {
    id,
    name: words.dimension.name,
    intro: words.dimension.intro,
    items: items.flatMap((item) => {
      const text = words.items[item.id];
      return item.dimension === id && text ? [paperItem(item, text)] : [];
    }),
  };
}

function wording({
  question,
  levels,
  findOut,
}: Pick<ItemTexts, 'question' | 'levels' | 'findOut'>) {
  return { question, levels, findOut };
}

function paperItem(item: Item, text: ItemTexts): PaperItem {
  const { follow } = text;
  return {
    ...wording(text),
    id: item.id,
    express: item.express,
    applies: item.applies,
    examples: text.examples ?? null,
    services: text.services ? wording(text.services) : null,
    solo: text.solo ?? null,
    notApplicable: text.notApplicable ?? null,
    follow: follow
      ? { question: follow.question, choices: [follow.le10, follow.gt10, follow.dont_know] }
      : null,
  };
}
