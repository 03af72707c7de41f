import type { LoaderFunctionArgs } from '@remix-run/node';
import { listProvidersForApi, readProviderQuery } from '#domain/catalogue/index.server.ts';
import { apiAnswerJson, apiBadQuery, apiRead, pageLinks } from '#web/api-read.server.ts';
import { methodNotAllowed } from '#web/api.server.ts';

/** Certified providers, by the same address parameters as the public list. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async (url) => {
    const read = readProviderQuery(url.searchParams);
    if (read.ignored || read.cut) return apiBadQuery(read);
    const body = await listProvidersForApi(read.query, new Date());
    return apiAnswerJson(args.request, body, pageLinks(url, body));
  });
}

export function action() {
  return methodNotAllowed('GET');
}
