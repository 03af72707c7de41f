import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Precondition } from '#domain/catalogue/schema.ts';
import { Status } from '../workspace/parts.tsx';

/** Where each of them is put right, after the provider's space; only waiting helps the others. */
const PAGES = {
  identity: 'profile',
  page: 'presentation',
  references: 'references',
  'tax-attestation': 'credentials',
  'cnss-attestation': 'credentials',
  insurance: 'credentials',
  charter: 'certification/charter',
  work: 'offers',
} as const satisfies Partial<Record<Precondition, string>>;

function hasPage(code: Precondition): code is keyof typeof PAGES {
  return code in PAGES;
}

/** What an application needs, one by one, with the page where it is put right. */
export function Preconditions({
  lines,
  lang,
  opensOn,
}: {
  readonly lines: readonly { readonly code: Precondition; readonly met: boolean }[];
  readonly lang: string;
  /** The first day it may be sent, written out; null for any day. */
  readonly opensOn: string | null;
}) {
  const { t } = useTranslation('certification');
  return (
    <ul className="steps">
      {lines.map(({ code, met }) => (
        <li key={code} id={code}>
          <Status tone={met ? 'good' : 'attention'}>{t(met ? 'need.met' : 'need.open')}</Status>{' '}
          {t(`need.${code}`, { date: opensOn ?? '' })}{' '}
          {!met && hasPage(code) && (
            <Link to={`/${lang}/provider/${PAGES[code]}`}>{t(`need.go.${code}`)}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}
