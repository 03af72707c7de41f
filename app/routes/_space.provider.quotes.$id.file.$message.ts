import type { LoaderFunctionArgs } from '@remix-run/node';
import { getMessageToken } from '#domain/engagements/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens the file of a message, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const target = {
    quoteId: requireParam(args.params, 'id'),
    messageId: requireParam(args.params, 'message'),
  };
  const token = await guarded(() => getMessageToken(actor, target));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
