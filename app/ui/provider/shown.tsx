import type { ShownText } from '#domain/catalogue/schema.ts';

/** A text of a provider in the language it was written in, marked as such for those who listen. */
export function Shown({ text }: { readonly text: ShownText }) {
  return (
    <span lang={text.lang} dir={text.lang === 'ar' ? 'rtl' : 'ltr'}>
      {text.text}
    </span>
  );
}

/** The same as paragraphs: an empty line begins a new one. */
export function ShownParagraphs({ text }: { readonly text: ShownText }) {
  const paragraphs = text.text.trim().split(/\n{2,}/);
  return (
    <div lang={text.lang} dir={text.lang === 'ar' ? 'rtl' : 'ltr'}>
      {paragraphs.map((paragraph, index) => (
        <p key={index} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {paragraph}
        </p>
      ))}
    </div>
  );
}
