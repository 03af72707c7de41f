import type { LoaderFunctionArgs } from '@remix-run/node';
import { getConsentReceipt } from '#domain/accounts/index.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireParam } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

/** The receipt of a consent as a JSON file, for whoever gave it or works in the firm. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requirePerson(args);
  const receipt = await guarded(() => getConsentReceipt(actor, requireParam(args.params, 'id')));
  const file = { format: 'raqmana-consent-receipt', formatVersion: 1, ...receipt };
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      ...PRIVATE_PAGE,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="raqmana-consent.json"',
    },
  });
}
