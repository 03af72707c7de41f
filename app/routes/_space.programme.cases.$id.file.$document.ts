import type { LoaderFunctionArgs } from '@remix-run/node';
import { getCasePaperToken } from '#domain/cases/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

/** Opens a paper of a case for whoever reads its file, at an address that holds for ten minutes. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const target = {
    caseId: requireParam(args.params, 'id'),
    documentId: requireParam(args.params, 'document'),
  };
  const token = await guarded(() => getCasePaperToken(actor, target));
  return seeOther(`/files/${token}`, PRIVATE_PAGE);
}
