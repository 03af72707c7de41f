import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderAttestation } from '#domain/engagements/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { guarded } from '#web/guard.server.ts';
import { paperResponse } from '#web/paper.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';

/** The attestation of a certified claim, for the provider's bank. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = contentLang(requireLang(args.params));
  const id = requireParam(args.params, 'id');
  const bytes = await guarded(() => renderAttestation(actor, id, lang));
  const name = `attestation-${id.slice(0, 8)}.pdf`;
  return paperResponse({ kind: 'made', name, mediaType: 'application/pdf', bytes });
}
