import type { LoaderFunctionArgs } from '@remix-run/node';
import { getEvidenceToken } from '#domain/engagements/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens a file shown with a milestone, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const target = {
    placeId: requireParam(args.params, 'id'),
    evidenceId: requireParam(args.params, 'evidence'),
  };
  const token = await guarded(() => getEvidenceToken(actor, target));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
