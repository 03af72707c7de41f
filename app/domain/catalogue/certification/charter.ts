import charter from '#content/charter.json' with { type: 'json' };

/** Version of the charter of conduct in force. */
export const CHARTER_VERSION: string = charter.version;

type Lang = 'fr' | 'ar' | 'en';

/** The charter of conduct in force, in a language. */
export function charterText(lang: Lang) {
  return {
    version: charter.version,
    title: charter.title[lang],
    lead: charter.lead[lang],
    articles: charter.articles.map(({ code, title, text }) => ({
      code,
      title: title[lang],
      text: text[lang],
    })),
  };
}
