import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { readCertificateCode } from '#domain/catalogue/index.server.ts';
import { BY_LANGUAGE, preferredLang } from '#web/preferred-lang.server.ts';

const MAX_CODE = 64;

/**
 * Where the squares on documents lead, in the reader's language: to the certificate whose code it
 * is, else to the check of an entry of the audit trail.
 */
export function loader({ params, request }: LoaderFunctionArgs) {
  const typed = (params['code'] ?? '').slice(0, MAX_CODE);
  const certificate = readCertificateCode(typed);
  const path =
    certificate === null
      ? `verify?code=${encodeURIComponent(typed)}`
      : `certificates/${certificate}`;
  return redirect(`/${preferredLang(request)}/${path}`, { headers: BY_LANGUAGE });
}
