import type { Segment } from '#domain/catalogue/schema.ts';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';

/** A text in pieces, with its language where it is not that of the page. */
export interface MarkedText {
  readonly segments: readonly Segment[];
  readonly lang: Lang | null;
}

/** Attributes of a text whose language is not the page's. */
export function foreign(lang: Lang | null) {
  return lang === null ? {} : { lang: LANGUAGES[lang].tag, dir: LANGUAGES[lang].dir };
}

/** A text with what was looked for marked in it. */
export function Marked({ text }: { readonly text: MarkedText }) {
  return (
    <bdi {...foreign(text.lang)}>
      {text.segments.map(({ text: piece, hit }, index) =>
        // The pieces of a text never change places.
        hit ? <mark key={index}>{piece}</mark> : piece,
      )}
    </bdi>
  );
}
