import type { LoaderFunctionArgs } from '@remix-run/node';
import { getInvoiceUbl } from '#domain/engagements/index.server.ts';
import { CLAIM_READERS } from '#domain/engagements/schema.ts';
import { paperResponse } from '#web/paper.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** The invoice of a claim, as UBL 2.1 XML. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...CLAIM_READERS);
  const id = requireParam(args.params, 'id');
  return paperResponse(await guarded(() => getInvoiceUbl(actor, id)));
}
