import type { LoaderFunctionArgs } from '@remix-run/node';
import { getTransferFile } from '#domain/engagements/index.server.ts';
import { ORDER_READERS } from '#domain/engagements/schema.ts';
import { guarded } from '#web/guard.server.ts';
import { paperResponse } from '#web/paper.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** The file of transfers for the bank, as it was kept. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...ORDER_READERS);
  const batch = requireParam(args.params, 'batch');
  const { number, document } = await guarded(() => getTransferFile(actor, batch));
  const bytes = new TextEncoder().encode(document);
  const name = `virements-${String(number)}.xml`;
  return paperResponse({ kind: 'made', name, mediaType: 'application/xml', bytes });
}
