import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { BY_LANGUAGE, preferredLang } from '#web/preferred-lang.server.ts';

const MAX_CODE = 64;

/** Where the squares on documents lead: the check of a code, in the reader's language. */
export function loader({ params, request }: LoaderFunctionArgs) {
  const code = encodeURIComponent((params['code'] ?? '').slice(0, MAX_CODE));
  return redirect(`/${preferredLang(request)}/verify?code=${code}`, { headers: BY_LANGUAGE });
}
