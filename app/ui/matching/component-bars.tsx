import type { ComponentLine } from './words.ts';

/** What a score is made of: each component with a bar, its points and what they mean. */
export function ComponentBars({ lines }: { readonly lines: readonly ComponentLine[] }) {
  return (
    <ul className="bars">
      {lines.map(({ component, name, word, points, share }) => (
        <li key={component}>
          <b>{name}</b>
          <span className="bar" aria-hidden="true">
            <i style={{ inlineSize: `${String(Math.round(share * 100))}%` }} />
          </span>
          <span className="n">{points}</span>
          <small className="bar-note">{word}</small>
        </li>
      ))}
    </ul>
  );
}
