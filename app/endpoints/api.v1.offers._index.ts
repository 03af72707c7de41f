import type { LoaderFunctionArgs } from '@remix-run/node';
import { listOffersForApi, readOfferQuery } from '#domain/catalogue/index.server.ts';
import { apiAnswerJson, apiBadQuery, apiRead, pageLinks } from '#web/api-read.server.ts';
import { methodNotAllowed } from '#web/api.server.ts';

/** Offers that can be bought today, by the same address parameters as the public list. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async (url) => {
    const read = readOfferQuery(url.searchParams);
    if (read.ignored || read.cut) return apiBadQuery(read);
    const body = await listOffersForApi(read.query, new Date());
    return apiAnswerJson(args.request, body, pageLinks(url, body));
  });
}

export function action() {
  return methodNotAllowed('GET');
}
