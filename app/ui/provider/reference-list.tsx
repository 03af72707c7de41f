import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OwnReference } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { SubmitButton } from '../workspace/fields.tsx';
import { Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';
import { Shown } from './shown.tsx';

const TONE = {
  declared: 'info',
  confirmed: 'good',
  refused: 'bad',
} as const satisfies Readonly<Record<OwnReference['state'], Tone>>;

/** The references of one's own firm; what was not decided can be changed, everything removed. */
export function ReferenceList({
  references,
  lang,
}: {
  readonly references: readonly OwnReference[];
  readonly lang: Lang;
}) {
  const { t } = useTranslation('provider');
  return (
    <>
      {references.map((reference) => (
        <Panel
          key={reference.id}
          id={reference.id}
          title={
            <>
              <bdi>{reference.clientName}</bdi> · {reference.year}
            </>
          }
        >
          <p>
            <Status tone={TONE[reference.state]}>{t(`reference.state.${reference.state}`)}</Status>
          </p>
          <Details reference={reference} />
          {reference.state === 'declared' && (
            <p>
              <Link to={`/${lang}/provider/references/${reference.id}`}>
                {t('reference.change')}
              </Link>
            </p>
          )}
          <details>
            <summary>{t('reference.remove')}</summary>
            <p>{t('reference.removeText')}</p>
            <Form method="post" action="?">
              <input type="hidden" name="remove" value={reference.id} />
              <SubmitButton look="danger">{t('reference.removeNow')}</SubmitButton>
            </Form>
          </details>
        </Panel>
      ))}
    </>
  );
}

function Details({ reference }: { readonly reference: OwnReference }) {
  const { t } = useTranslation('provider');
  const { ice, sector, work, contact, showsClient, state } = reference;
  const called = contact ? (
    <>
      <bdi>{contact.name}</bdi> · <span className="ltr">{contact.phone}</span>
    </>
  ) : (
    t('reference.forgotten')
  );
  return (
    <Facts
      items={[
        [
          t('reference.clientIce'),
          <span key="ice" className="ltr">
            {ice}
          </span>,
        ],
        [t('reference.sector'), sector.name],
        [t('reference.work'), work && <Shown text={work} />],
        [t('reference.contact'), called],
        [
          t('reference.public'),
          state === 'confirmed'
            ? t(showsClient ? 'reference.named' : 'reference.unnamed', { sector: sector.name })
            : t('reference.notYet'),
        ],
      ]}
    />
  );
}
