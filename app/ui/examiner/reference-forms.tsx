import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Dossier } from '#domain/catalogue/schema.ts';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel, Status } from '../workspace/parts.tsx';
import { Written } from '../certification/written.tsx';

type Reference = Dossier['references'][number];

const TONES = { declared: 'neutral', confirmed: 'good', refused: 'bad' } as const;

/** The clients of a provider; whom to call, and what they said. `clientIce` comes in groups. */
export function ReferencesPanel({
  references,
  editable,
}: {
  readonly references: readonly Reference[];
  readonly editable: boolean;
}) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('reference.title')} id="references">
      {references.length === 0 && <p>{t('reference.none')}</p>}
      {references.map((reference) => (
        <section key={reference.id} id={`reference-${reference.id}`}>
          <h3>
            <bdi>{reference.clientName}</bdi>{' '}
            <Status tone={TONES[reference.state]}>{t(`reference.state.${reference.state}`)}</Status>
          </h3>
          <Facts
            items={[
              [
                t('provider.ice'),
                <bdi key="ice" dir="ltr">
                  {reference.clientIce}
                </bdi>,
              ],
              [t('reference.sector'), reference.sector],
              [t('reference.year'), String(reference.year)],
              [t('reference.contact'), <bdi key="contact">{reference.contactName}</bdi>],
              [t('reference.phone'), <Phone key="phone" number={reference.contactPhone} />],
              [t('reference.note'), reference.note],
            ]}
          />
          <Written>{reference.work}</Written>
          {editable && <ReferenceForm reference={reference} />}
        </section>
      ))}
    </Panel>
  );
}

function Phone({ number }: { readonly number: string }) {
  return (
    <a href={`tel:${number}`}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}

function ReferenceForm({
  reference: { id, note, clientName, stamp },
}: {
  readonly reference: Reference;
}) {
  const { t } = useTranslation('certification');
  return (
    <details>
      <summary>
        {t('reference.decide')}
        <span className="vh">
          {' '}
          <bdi>{clientName}</bdi>
        </span>
      </summary>
      <Form method="post">
        <input type="hidden" name="do" value="reference" />
        <input type="hidden" name="referenceId" value={id} />
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name="note"
          label={t('reference.said')}
          hint={t('reference.saidHint')}
          optional
          defaultValue={note}
        />
        <div className="inline-form">
          <SubmitButton look="plain" name="state" value="confirmed">
            {t('reference.confirm')}
          </SubmitButton>
          <SubmitButton look="danger" name="state" value="refused">
            {t('reference.refuse')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}
