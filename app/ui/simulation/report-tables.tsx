import { useTranslation } from 'react-i18next';
import type { ReportTable } from '#domain/programmes/schema.ts';

/** The tables of a part; under a chart they are folded, since they say the same. */
export function ReportTables({
  tables,
  folded,
}: {
  readonly tables: readonly ReportTable[];
  readonly folded: boolean;
}) {
  const { t } = useTranslation('simulation');
  const shown = tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => <Figures key={table.caption} table={table} />);
  if (!folded || shown.length === 0) return shown;
  return (
    <details>
      <summary>{t('tableOf')}</summary>
      {shown}
    </details>
  );
}

function Figures({ table: { caption, columns, rows, numeric } }: { readonly table: ReportTable }) {
  const end = numeric ? { className: 'n' } : {};
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" {...(at > 0 ? end : {})}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // Two envelopes may have the same name: the place alone tells them apart.
            <tr key={`${String(row)} ${name ?? ''}`}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={columns[at + 1]} {...end}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
