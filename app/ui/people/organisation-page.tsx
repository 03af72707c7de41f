import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OrganisationChoices, OrganisationProfile } from '#domain/accounts/schema.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { OrganisationFacts } from './organisation-facts.tsx';
import { BasicFields, NumberFields } from './organisation-fields.tsx';
import { usePeopleMessages } from './use-people-messages.ts';

export interface OrganisationPageView {
  readonly organisation: Omit<OrganisationProfile, 'createdAt' | 'suspendedAt'>;
  /** The ICE in groups of digits. */
  readonly ice: string | null;
  readonly options: OrganisationChoices;
  readonly saved: boolean;
}

interface OrganisationPageProps {
  readonly page: OrganisationPageView;
  readonly title: string;
  readonly refused:
    | {
        readonly errors: Readonly<Record<string, string>>;
        readonly values: Readonly<Record<string, string>>;
      }
    | undefined;
}

function textsOf(organisation: OrganisationPageView['organisation']) {
  const { name, nameArabic, legalForm, sector, province } = organisation;
  const { taxId, tradeRegister, registerCourt, cnss, businessTax } = organisation;
  return {
    ...{ name, nameArabic, legalForm, sector, province },
    ...{ taxId, tradeRegister, registerCourt, cnss, businessTax },
  };
}

/** What identifies an organisation; its owner changes it, others read it. */
export function OrganisationPage({ page, title, refused }: OrganisationPageProps) {
  const { t } = useTranslation('people');
  const { organisation, ice, options, saved } = page;
  const { messages, shown } = usePeopleMessages(refused?.errors);
  const values = refused?.values ?? textsOf(organisation);
  return (
    <div id="page">
      <h1>{title}</h1>
      <ErrorSummary errors={shown} />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('organisation.saved')}
        </p>
      )}
      <OrganisationFacts organisation={organisation} ice={ice} options={options} />
      {ice !== null && <p className="hint">{t('organisation.iceFixed')}</p>}
      {organisation.canEdit ? (
        <Panel title={t('organisation.edit')}>
          <Form method="post" action="?" noValidate>
            <BasicFields options={options} values={values} messages={messages} />
            <NumberFields values={values} messages={messages} unusual={organisation.unusual} />
            <PrivacyNotice purpose="organisation" />
            <SubmitButton>{t('organisation.save')}</SubmitButton>
          </Form>
        </Panel>
      ) : (
        <p className="hint">{t('organisation.ownerOnly')}</p>
      )}
    </div>
  );
}
