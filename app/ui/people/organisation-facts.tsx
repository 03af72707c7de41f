import { useTranslation } from 'react-i18next';
import type { OrganisationChoices, OrganisationProfile } from '#domain/accounts/schema.ts';
import { Facts, Panel, Status } from '../workspace/parts.tsx';

interface FactsProps {
  readonly organisation: Omit<OrganisationProfile, 'createdAt' | 'suspendedAt'>;
  readonly ice: string | null;
  readonly options: OrganisationChoices;
}

const NUMBERS = ['taxId', 'tradeRegister', 'registerCourt', 'cnss', 'businessTax'] as const;

/** What is known of an organisation, with a remark beside identifiers of unusual form. */
export function OrganisationFacts({ organisation, ice, options }: FactsProps) {
  const { t } = useTranslation('people');
  const nameOf = (choices: OrganisationChoices['sectors'], wanted: string | null) =>
    choices.find(({ code }) => code === wanted)?.name ?? null;
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
          [t('organisation.legalForm'), nameOf(options.legalForms, organisation.legalForm)],
          [t('organisation.sector'), nameOf(options.sectors, organisation.sector)],
          [t('organisation.province'), nameOf(options.provinces, organisation.province)],
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
    </Panel>
  );
}
