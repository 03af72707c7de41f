import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CREDENTIAL_RULES, type CredentialKind } from '#domain/catalogue/schema.ts';
import type vocab from '#i18n/locales/fr/vocab.json';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';

/** What an examiner knows of the provider of a paper. */
export interface ExaminedFirm {
  readonly name: string;
  readonly nameArabic: string | null;
  readonly tradeName: string | null;
  /** In groups of digits. */
  readonly ice: string | null;
  readonly legalForm: string | null;
  readonly register: string | null;
  readonly place: string;
  readonly certificate: keyof (typeof vocab)['standing'] | null;
}

export function FirmFacts({ firm }: { readonly firm: ExaminedFirm }) {
  const { t } = useTranslation(['wallet', 'vocab']);
  const { certificate, ice, register } = firm;
  return (
    <Facts
      items={[
        [t('examine.name'), <Names key="name" firm={firm} />],
        [t('examine.tradeName'), firm.tradeName && <bdi>{firm.tradeName}</bdi>],
        [t('examine.ice'), ice && <bdi dir="ltr">{ice}</bdi>],
        [t('examine.legalForm'), firm.legalForm],
        [t('examine.register'), register && <bdi>{register}</bdi>],
        [t('examine.place'), firm.place],
        [
          t('examine.certificate'),
          certificate === null ? t('examine.noCertificate') : t(`vocab:standing.${certificate}`),
        ],
      ]}
    />
  );
}

function Names({ firm: { name, nameArabic } }: { readonly firm: ExaminedFirm }) {
  return (
    <>
      <bdi>{name}</bdi>
      {nameArabic !== null && (
        <>
          <br />
          <bdi lang="ar">{nameArabic}</bdi>
        </>
      )}
    </>
  );
}

/** What is to be held against the file before it is decided. */
export function Checks({ kind }: { readonly kind: CredentialKind }) {
  const { t } = useTranslation('wallet');
  const { issuer } = CREDENTIAL_RULES[kind];
  return (
    <>
      <p>{t('examine.checks')}</p>
      <ul>
        <li>{t('examine.checkName')}</li>
        <li>{t('examine.checkPaper')}</li>
        {issuer !== null && <li>{t(`examine.checkSource.${issuer}`)}</li>}
      </ul>
    </>
  );
}

/** Verifies a paper or refuses it with a reason. */
export function DecisionForm({
  values,
  errors,
}: {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('wallet');
  return (
    <Panel title={t('examine.title')}>
      <Form method="post" id="form" tabIndex={-1} noValidate>
        <ChoiceField
          name="verdict"
          label={t('examine.verdict')}
          choices={[
            { value: 'verify', label: t('examine.verify') },
            { value: 'refuse', label: t('examine.refuse') },
          ]}
          error={errors['verdict']}
          defaultValue={values['verdict']}
        />
        <TextAreaField
          name="reason"
          label={t('examine.reason')}
          hint={t('examine.reasonHint')}
          optional
          error={errors['reason']}
          defaultValue={values['reason']}
        />
        <SubmitButton>{t('examine.submit')}</SubmitButton>
      </Form>
    </Panel>
  );
}
