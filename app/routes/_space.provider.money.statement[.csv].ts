import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeCsv } from '#domain/catalogue/index.server.ts';
import { getProviderMoney, type MoneyLine } from '#domain/engagements/index.server.ts';
import { plainAmount } from '#domain/kernel/index.server.ts';
import { attachmentHeaders } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireSeat } from '#web/person.server.ts';

const HEADINGS = [
  ...['invoice', 'project', 'milestone', 'state', 'invoiced_on', 'submitted_on', 'pay_by'],
  ...['before_tax', 'vat', 'with_tax', 'aid', 'own_share', 'withheld_vat', 'withheld_income'],
  ...['net', 'transfer_reference', 'paid_on'],
];

/** Every invoice of the provider with what was withheld and paid, as a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const { lines } = await guarded(() => getProviderMoney(actor));
  const text = writeCsv([HEADINGS, ...lines.map(cellsOf)]);
  const bytes = Buffer.from(text, 'utf8');
  return new Response(bytes, {
    headers: attachmentHeaders({
      ...{ fileName: 'raqmana-payments.csv', mediaType: 'text/csv', bytes: bytes.length },
    }),
  });
}

function cellsOf(line: MoneyLine): readonly string[] {
  const { statement } = line;
  return [
    ...[line.number, String(line.engagement), line.milestone, line.state, line.invoicedOn],
    ...[line.submittedOn, line.payBy, plainAmount(line.ht), plainAmount(line.vat)],
    ...[plainAmount(line.ttc), plainAmount(line.subsidy), plainAmount(line.share)],
    ...(statement
      ? [
          ...[plainAmount(statement.withheldVat), plainAmount(statement.withheldIncome)],
          ...[plainAmount(statement.net), statement.reference],
        ]
      : ['', '', '', '']),
    line.paidOn ?? '',
  ];
}
