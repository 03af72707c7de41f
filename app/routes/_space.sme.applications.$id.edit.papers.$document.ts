import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPaperToken } from '#domain/cases/index.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens a paper of a request, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const target = {
    applicationId: requireParam(args.params, 'id'),
    documentId: requireParam(args.params, 'document'),
  };
  const token = await guarded(() => getPaperToken(actor, target));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
