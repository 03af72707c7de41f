import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderView } from '#domain/catalogue/schema.ts';
import { formatDate, formatList, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface FactsProps {
  readonly view: ProviderView;
  readonly lang: Lang;
}

/** Terms and what they are, in plain elements; empty ones are left out. */
function Pairs({ items }: { readonly items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="pair">
      {items
        .filter(([, value]) => value !== null && value !== '')
        .flatMap(([term, value]) => [
          <dt key={`${term} `}>{term}</dt>,
          <dd key={term}>{value}</dd>,
        ])}
    </dl>
  );
}

const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

/** Where, how and for whom a provider works. */
export function ProviderFacts({ view, lang }: FactsProps) {
  const { t } = useTranslation(['presentation', 'vocab']);
  const { team, capacity, foundedYear, onSiteRadiusKm, nextStartOn } = view;
  const count = (value: number) => formatNumber(lang, value, 0);
  return (
    <Pairs
      items={[
        [t('fact.province'), view.province?.name ?? null],
        [
          t('fact.regions'),
          view.everywhere ? t('everywhere') : formatList(lang, names(view.regions)),
        ],
        [t('fact.radius'), onSiteRadiusKm && t('km', { km: count(onSiteRadiusKm) })],
        [
          t('fact.languages'),
          formatList(
            lang,
            view.languages.map((code) => t(`vocab:spoken.${code}`)),
          ),
        ],
        [t('fact.sectors'), formatList(lang, names(view.sectors))],
        [t('fact.team'), team && t('people', { count: team })],
        [t('fact.capacity'), capacity && t('engagements', { count: capacity })],
        [t('fact.start'), nextStartOn && formatDate(lang, nextStartOn)],
        [t('fact.founded'), foundedYear && String(foundedYear)],
      ]}
    />
  );
}

/** How a provider is reached, and who it is in law. */
export function ProviderContact({ view }: Pick<FactsProps, 'view'>) {
  const { t } = useTranslation('presentation');
  const { website, email, phone, ice } = view;
  return (
    <Pairs
      items={[
        [
          t('contact.website'),
          website && (
            <a href={website} rel="nofollow noopener" dir="ltr">
              {website.replace(/^https:\/\/|\/$/g, '')}
            </a>
          ),
        ],
        [
          t('contact.email'),
          email && (
            <a href={`mailto:${email}`} dir="ltr">
              {email}
            </a>
          ),
        ],
        [
          t('contact.phone'),
          phone && (
            <a href={`tel:${phone.number}`} dir="ltr">
              {phone.shown}
            </a>
          ),
        ],
        [t('contact.legalName'), <bdi key="name">{view.legalName}</bdi>],
        [t('contact.ice'), ice && <span className="ltr">{ice}</span>],
      ]}
    />
  );
}
