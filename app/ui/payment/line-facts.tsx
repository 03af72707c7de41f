import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LINE_STATES } from '#domain/payments/schema.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Number } from './account-facts.tsx';
import type { ShownLine } from './show-treasury.ts';

/** What the bank said in a line of a statement, and what became of it. */
export function LineFacts({
  line,
  state,
  account,
  fileName,
  by,
  note,
}: {
  readonly line: ShownLine;
  readonly state: string;
  readonly account: string;
  readonly fileName: string;
  readonly by: string | null;
  readonly note: string | null;
}) {
  const { t } = useTranslation('payment');
  const { date, amount, counterparty, text, endToEnd, problem } = line;
  const known = LINE_STATES.find((one) => one === state) ?? 'new';
  return (
    <Panel>
      <Facts
        items={[
          [t('line.state'), t(`treasury.state.${known}`)],
          [t('treasury.column.why'), problem && t(`problem.${problem}`)],
          [t('treasury.column.date'), date],
          [t('treasury.column.amount'), <strong key="amount">{amount}</strong>],
          [t('treasury.column.who'), <bdi key="who">{counterparty}</bdi>],
          [t('line.account'), account === '' ? '' : <Number key="account" text={account} />],
          [t('treasury.column.text'), <bdi key="text">{text}</bdi>],
          [t('line.endToEnd'), endToEnd === '' ? '' : <Number key="ref" text={endToEnd} />],
          [t('line.statement'), <bdi key="file">{fileName}</bdi>],
          [t('line.by'), by === null ? null : <bdi key="by">{by}</bdi>],
          [t('line.note'), note === null ? null : <bdi key="note">{note}</bdi>],
        ]}
      />
    </Panel>
  );
}

/** Lets a line be matched again by itself, once what it is about is known. */
export function MatchAgain() {
  const { t } = useTranslation('payment');
  return (
    <Panel title={t('line.again.title')}>
      <p>{t('line.again.text')}</p>
      <Form method="post">
        <SubmitButton look="plain" name="do" value="again">
          {t('line.again.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
