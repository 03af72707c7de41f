import type { LoaderFunctionArgs } from '@remix-run/node';
import { getAccountFileToken } from '#domain/payments/index.server.ts';
import { TREASURY_READERS } from '#domain/payments/schema.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens the certificate of a bank account, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURY_READERS);
  const id = requireParam(args.params, 'id');
  const token = await guarded(() => getAccountFileToken(actor, id));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
