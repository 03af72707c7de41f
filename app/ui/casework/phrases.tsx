/** Beginnings of texts that officers often write, to copy. */
export function Phrases({
  title,
  phrases,
}: {
  readonly title: string;
  readonly phrases: readonly string[];
}) {
  if (phrases.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase}>
            <bdi>{phrase}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
