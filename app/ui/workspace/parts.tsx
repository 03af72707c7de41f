import { Badge, Button, Paper, Table } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Table.css';
import '@mantine/core/styles/Badge.css';
import '@mantine/core/styles/Button.css';
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** A titled block of a workspace page. */
export function Panel({
  title,
  id,
  children,
}: {
  readonly title?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <Paper component="section" withBorder p="lg" mb="lg" {...(id ? { id } : {})}>
      {title !== undefined && <h2 className="panel-title">{title}</h2>}
      {children}
    </Paper>
  );
}

export type Tone = 'neutral' | 'good' | 'attention' | 'bad' | 'info';

const COLOURS = {
  neutral: 'gray',
  good: 'mint',
  attention: 'saffron',
  bad: 'red',
  info: 'majorelle',
} as const;

/** The seventh shade of these is too light on its own tint, over a panel. */
const DEEPER: Readonly<Partial<Record<Tone, string>>> = {
  attention: 'saffron.8',
  good: 'mint.8',
};

/** The state of a thing, in words; the colour only helps. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <Badge
      component="span"
      color={COLOURS[tone]}
      {...(DEEPER[tone] === undefined ? {} : { c: DEEPER[tone] })}
      variant="light"
      size="lg"
      tt="none"
    >
      {children}
    </Badge>
  );
}

/** Terms and what they are, e.g. the identifiers of a firm. Empty values are left out. */
export function Facts({ items }: { readonly items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Rows of a list: a table on a wide screen, one block a row on a phone. */
export function DataTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  /** A key, then one cell a column; the first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}) {
  return (
    <Table className="stack-table" verticalSpacing="sm" mb="lg">
      <caption className="vh">{caption}</caption>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, cells }) => (
          <Table.Tr key={key}>
            {cells.map((cell, index) =>
              index === 0 ? (
                <Table.Th key={columns[index]} scope="row" data-label={columns[index]}>
                  {cell}
                </Table.Th>
              ) : (
                <Table.Td key={columns[index]} data-label={columns[index]}>
                  {cell}
                </Table.Td>
              ),
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What a list says while it is empty, and what to do about it. */
export function Empty({
  children,
  action,
}: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({
  to,
  look = 'main',
  children,
}: {
  readonly to: string;
  readonly look?: 'main' | 'plain';
  readonly children: ReactNode;
}) {
  return (
    <Button component={Link} to={to} variant={look === 'main' ? 'filled' : 'light'}>
      {children}
    </Button>
  );
}
