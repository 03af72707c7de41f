import type { LoaderFunctionArgs } from '@remix-run/node';
import { getReceipt } from '#domain/audit/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { notFound, requireParam } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

/** The receipt of an entry of one's own chains as a JSON file; 404 for any other. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requirePerson(args);
  const stream = requireParam(args.params, 'stream');
  const typed = requireParam(args.params, 'sequence');
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw notFound();
  const receipt = await guarded(() => getReceipt(actor, stream, Number(typed)));
  const name = `raqmana-${receipt.entry.hash.slice(0, 12)}.json`;
  return new Response(`${JSON.stringify(receipt, null, 2)}\n`, {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
