import type { LoaderFunctionArgs } from '@remix-run/node';
import { findProgrammeForApi } from '#domain/programmes/index.server.ts';
import { apiAnswerJson, apiNotFound, apiRead, apiUnread } from '#web/api-read.server.ts';
import { apiErrors, methodNotAllowed } from '#web/api.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { readTextLang } from '#web/text-lang.server.ts';

/** A public programme, whole, with its versions. */
export function loader(args: LoaderFunctionArgs) {
  return apiRead(args, async ({ searchParams }) => {
    const lang = readTextLang(searchParams.get('lang'));
    if (lang === null) return apiUnread(['lang']);
    const slug = args.params['slug'] ?? '';
    const asked = { lang, origin: publicOrigin(), now: new Date() };
    const found = slug.includes('\0') ? null : await findProgrammeForApi(slug, asked);
    if (found === null) return apiNotFound();
    return found === 'tampered' ? tampered() : apiAnswerJson(args.request, found);
  });
}

function tampered(): Response {
  const message = 'The stored text of this programme is not what was published.';
  return apiErrors(503, [{ path: '', code: 'tampered', message }]);
}

export function action() {
  return methodNotAllowed('GET');
}
