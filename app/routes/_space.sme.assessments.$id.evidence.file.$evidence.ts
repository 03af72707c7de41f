import type { LoaderFunctionArgs } from '@remix-run/node';
import { getEvidenceFileToken } from '#domain/assessment/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens the file of a piece of evidence, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const target = {
    assessmentId: requireParam(args.params, 'id'),
    evidenceId: requireParam(args.params, 'evidence'),
  };
  const token = await guarded(() => getEvidenceFileToken(actor, target));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
