import type { LoaderFunctionArgs } from '@remix-run/node';
import { writeCsv } from '#domain/catalogue/index.server.ts';
import { plainAmount } from '#domain/kernel/index.server.ts';
import { exportStatement, type StatementLine } from '#domain/ledger/index.server.ts';
import { MONEY_READERS } from '#domain/ledger/schema.ts';
import { getMoneyPlan } from '#domain/programmes/index.server.ts';
import { streamedFile } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

const HEADINGS = [
  ...['account', 'part', 'entry', 'at', 'transfer', 'other_account'],
  ...['amount', 'balance', 'subject', 'reference'],
];

/** Every entry of every account of an envelope, as a sheet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const programme = await guarded(() =>
    getMoneyPlan(actor, requireParam(args.params, 'programme')),
  );
  const envelopeId = requireParam(args.params, 'envelope');
  const batches = await guarded(() => exportStatement(actor, { programme, envelopeId }));
  return streamedFile(`raqmana-statement-${programme.slug}.csv`, 'text/csv', textOf(batches));
}

async function* textOf(batches: AsyncIterable<readonly StatementLine[]>) {
  yield writeCsv([HEADINGS]);
  // The mark that begins a sheet stands once, at its beginning.
  for await (const lines of batches) yield writeCsv(lines.map(cellsOf)).replace('\uFEFF', '');
}

function cellsOf(line: StatementLine): readonly string[] {
  return [
    ...[line.account, String(line.bucket), String(line.version), line.at.toISOString()],
    ...[line.code, line.other, plainAmount(line.delta), plainAmount(line.balance)],
    ...[line.subject, line.reference],
  ];
}
