import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { readVoucherCode } from '#domain/cases/index.server.ts';
import { readCertificateCode } from '#domain/catalogue/index.server.ts';
import { readAgreementCode } from '#domain/engagements/index.server.ts';
import { BY_LANGUAGE, preferredLang } from '#web/preferred-lang.server.ts';

const MAX_CODE = 64;

/**
 * Where the squares on documents lead, in the reader's language: to the certificate, the voucher
 * or the agreement whose code it is, else to the check of an entry of the audit trail.
 */
export function loader({ params, request }: LoaderFunctionArgs) {
  const typed = (params['code'] ?? '').slice(0, MAX_CODE);
  return redirect(`/${preferredLang(request)}/${pathOf(typed)}`, { headers: BY_LANGUAGE });
}

function pathOf(typed: string): string {
  const certificate = readCertificateCode(typed);
  if (certificate !== null) return `certificates/${certificate}`;
  const agreement = readAgreementCode(typed);
  if (agreement !== null) return `agreements/${agreement}`;
  const voucher = readVoucherCode(typed);
  return voucher === null ? `verify?code=${encodeURIComponent(typed)}` : `vouchers/${voucher}`;
}
