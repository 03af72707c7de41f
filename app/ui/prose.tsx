import type { ReactNode } from 'react';
import { contentLang, LANGUAGES, type Lang } from '#i18n/languages.ts';

export interface ProseSection {
  readonly title: string;
  readonly text?: readonly string[] | undefined;
  readonly list?: readonly string[] | undefined;
}

/** A page of text: its title, its lead and, for Tamazight readers, the mark that it is in French. */
export function TextPage(props: {
  readonly lang: Lang;
  readonly title: string;
  readonly lead: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const shown = contentLang(props.lang);
  const { tag } = LANGUAGES[shown];
  return (
    <article
      className={props.wide === true ? 'wrap wide' : 'wrap'}
      lang={shown === props.lang ? undefined : tag}
    >
      <h1>{props.title}</h1>
      <p>{props.lead}</p>
      {props.children}
    </article>
  );
}

/** Titled sections one after the other: the list first, then what remains to be said. */
export function Prose({ sections }: { readonly sections: readonly ProseSection[] }) {
  return sections.map((section) => (
    <section key={section.title}>
      <h2>{section.title}</h2>
      {section.list && (
        <ul>
          {section.list.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {section.text?.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  ));
}
