import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import type { ShownClaim } from './show.ts';

const RECEIVABLE = ['certified', 'ordered', 'sent', 'returned-by-bank'];

/** The invoice and what else there is on paper of a claim; files, so the browser goes there itself. */
export function ClaimPapers({
  lang,
  claim: { id, isMade, state },
  side,
}: {
  readonly lang: Lang;
  readonly claim: ShownClaim;
  readonly side: 'provider' | 'programme';
}) {
  const { t } = useTranslation('claim');
  const at = (file: string) => `/${lang}/${side}/claims/${id}/${file}`;
  return (
    <ul>
      <li>
        <a href={at('invoice.pdf')}>{t('own.pdf')}</a>
      </li>
      {isMade && (
        <li>
          <a href={at('invoice.xml')}>{t('own.xml')}</a>
        </li>
      )}
      {side === 'provider' && RECEIVABLE.includes(state) && (
        <li>
          <a href={at('attestation.pdf')}>{t('own.attestation')}</a>
        </li>
      )}
    </ul>
  );
}
