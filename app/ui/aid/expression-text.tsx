import type { AmountPartView, ExpressionLine } from '#domain/programmes/schema.ts';

/** How an aid is computed, part by part. */
export function AmountParts({ parts }: { readonly parts: readonly AmountPartView[] }) {
  return (
    <dl className="amount-parts">
      {parts.map(({ id, label, isTotal, value }) => (
        <div key={id} className={isTotal ? 'total' : undefined}>
          <dt>{label}</dt>
          <dd>
            <ExpressionText line={value} caption={label} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ExpressionTextProps {
  readonly line: ExpressionLine;
  /** What its tables are about. */
  readonly caption: string;
}

/** An expression in words: a line, a list of values, or a table. */
function ExpressionText({ line, caption }: ExpressionTextProps) {
  const { kind, text, items, rows } = line;
  if (kind === 'value') return <>{text}</>;
  if (kind === 'list')
    return (
      <>
        {text}
        <ul className="rule">
          {items.map((item, place) => (
            <li key={place}>
              <ExpressionText line={item} caption={caption} />
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <table>
      <caption className={text === '' ? 'vh' : undefined}>{text || caption}</caption>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <ExpressionText line={value} caption={label} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
