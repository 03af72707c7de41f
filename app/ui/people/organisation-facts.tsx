import { useTranslation } from 'react-i18next';
import type { OrganisationProfile } from '#domain/accounts/schema.ts';
import type { ProfileChoices } from '#domain/assessment/schema.ts';
import { Facts, Panel, Status } from '../workspace/parts.tsx';

interface FactsProps {
  readonly organisation: Omit<OrganisationProfile, 'createdAt' | 'suspendedAt'>;
  readonly ice: string | null;
  readonly options: Pick<ProfileChoices, 'sectors' | 'regions' | 'legalForms'>;
}

const NUMBERS = ['taxId', 'tradeRegister', 'registerCourt', 'cnss', 'businessTax'] as const;

/** What is known of an organisation, with a remark beside identifiers of unusual form. */
export function OrganisationFacts({ organisation, ice, options }: FactsProps) {
  const { t } = useTranslation('people');
  const textOf = (
    choices: readonly { readonly value: string; readonly text: string }[],
    code: string | null,
  ) => choices.find(({ value }) => value === code)?.text ?? null;
  const provinces = options.regions.flatMap((region) => region.provinces);
  return (
    <Panel title={t('organisation.known')}>
      <Facts
        items={[
          [t('organisation.kind'), t(`kind.${organisation.kind}`)],
          [t('organisation.name'), <bdi key="name">{organisation.name}</bdi>],
          [
            t('organisation.nameArabic'),
            organisation.nameArabic && (
              <bdi key="ar" lang="ar">
                {organisation.nameArabic}
              </bdi>
            ),
          ],
          [t('organisation.ice'), ice && <bdi dir="ltr">{ice}</bdi>],
          [t('organisation.waiver'), organisation.iceWaiver && <bdi>{organisation.iceWaiver}</bdi>],
          [t('organisation.legalForm'), textOf(options.legalForms, organisation.legalForm)],
          [t('organisation.sector'), textOf(options.sectors, organisation.sector)],
          [t('organisation.province'), textOf(provinces, organisation.province)],
          ...NUMBERS.map(
            (name) =>
              [
                t(`organisation.${name}`),
                organisation[name] && (
                  <>
                    <bdi dir={name === 'registerCourt' ? 'auto' : 'ltr'}>{organisation[name]}</bdi>{' '}
                    {organisation.unusual.some((one) => one === name) && (
                      <Status tone="attention">{t('organisation.check')}</Status>
                    )}
                  </>
                ),
              ] as const,
          ),
        ]}
      />
      {ice !== null && <p className="hint">{t('organisation.iceFixed')}</p>}
    </Panel>
  );
}
