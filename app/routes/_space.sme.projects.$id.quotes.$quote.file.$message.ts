import type { LoaderFunctionArgs } from '@remix-run/node';
import { getMessageToken } from '#domain/engagements/index.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens the file of a message, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const target = {
    quoteId: requireParam(args.params, 'quote'),
    messageId: requireParam(args.params, 'message'),
  };
  const token = await guarded(() => getMessageToken(actor, target));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
