import type { LoaderFunctionArgs } from '@remix-run/node';
import { getProofToken } from '#domain/payments/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens a proof that the firm sent, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const id = requireParam(args.params, 'proof');
  const token = await guarded(() => getProofToken(actor, id));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
