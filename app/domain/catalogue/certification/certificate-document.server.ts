import { renderCertificatePdf } from '#documents/certificate.server.ts';
import { DomainError, groupIce } from '#domain/kernel/index.server.ts';
import type { NameLang } from '../names.ts';
import { findRegisterEntry } from './register-find.server.ts';
import { registerPlace } from './register-place.ts';

export interface CertificateRequest {
  readonly lang: NameLang;
  readonly now: Date;
  /** True when the site runs on demonstration data: the page says so. */
  readonly demo: boolean;
  /** Address of the site, that the square leads to. */
  readonly origin: string;
}

/**
 * The certificate with a code as a PDF, in the state it has at `now`: one that is not in force says
 * so across the page. Throws `catalogue.not-found`.
 */
export async function renderCertificate(
  typed: string,
  { lang, now, demo, origin }: CertificateRequest,
): Promise<{ readonly code: string; readonly pdf: Uint8Array }> {
  const checked = await findRegisterEntry(typed, now);
  if (!checked) throw new DomainError('catalogue.not-found');
  const { asOf, entry } = checked;
  const { code, state, provider, issuedOn, certifiedOn, validUntil } = entry;
  const arabic = lang === 'ar';
  const pdf = await renderCertificatePdf({
    ...{ language: lang, code, state, asOf, issuedOn, certifiedOn, validUntil },
    name: (arabic ? provider.nameArabic : null) ?? provider.name,
    legalName: (arabic ? provider.legalNameArabic : null) ?? provider.legalName,
    ice: provider.ice === null ? null : groupIce(provider.ice),
    place: registerPlace(provider, lang),
    address: `${origin}/v/${code}`,
    demo: demo || entry.demo,
  });
  return { code, pdf };
}
