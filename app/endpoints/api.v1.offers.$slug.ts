import type { LoaderFunctionArgs } from '@remix-run/node';
import { findOfferForApi } from '#domain/catalogue/index.server.ts';
import { apiAnswerJson, apiNotFound, apiRead } from '#web/api-read.server.ts';
import { methodNotAllowed } from '#web/api.server.ts';

/** A published offer, whole, with the hash of its content. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async () => {
    const slug = args.params['slug'] ?? '';
    const offer = slug.includes('\0') ? null : await findOfferForApi(slug);
    return offer ? apiAnswerJson(args.request, offer) : apiNotFound();
  });
}

export function action() {
  return methodNotAllowed('GET');
}
