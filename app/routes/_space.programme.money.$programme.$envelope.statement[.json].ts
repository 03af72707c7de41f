import type { LoaderFunctionArgs } from '@remix-run/node';
import { plainAmount } from '#domain/kernel/index.server.ts';
import { exportStatement, type StatementLine } from '#domain/ledger/index.server.ts';
import { MONEY_READERS } from '#domain/ledger/schema.ts';
import { getMoneyPlan } from '#domain/programmes/index.server.ts';
import { streamedFile } from '#web/attachment.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** Every entry of every account of an envelope, as JSON. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const programme = await guarded(() =>
    getMoneyPlan(actor, requireParam(args.params, 'programme')),
  );
  const envelopeId = requireParam(args.params, 'envelope');
  const batches = await guarded(() => exportStatement(actor, { programme, envelopeId }));
  const name = `raqmana-statement-${programme.slug}.json`;
  const about = { programme: programme.slug, envelope: envelopeId, currency: 'MAD' };
  return streamedFile(name, 'application/json', textOf(about, batches));
}

async function* textOf(
  about: Readonly<Record<string, string>>,
  batches: AsyncIterable<readonly StatementLine[]>,
) {
  yield `${JSON.stringify(about).slice(0, -1)},"entries":[`;
  let isFirst = true;
  for await (const lines of batches) {
    yield `${isFirst ? '' : ','}${lines.map(entryOf).join(',')}`;
    isFirst = false;
  }
  yield ']}';
}

function entryOf(line: StatementLine): string {
  return JSON.stringify({
    ...{ account: line.account, part: line.bucket, entry: Number(line.version) },
    ...{ at: line.at.toISOString(), transfer: line.code, otherAccount: line.other },
    ...{ amount: plainAmount(line.delta), balance: plainAmount(line.balance) },
    ...{ subject: line.subject, reference: line.reference },
  });
}
