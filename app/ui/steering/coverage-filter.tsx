import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { COVERAGE_ORDERS, type CoverageOrder } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { CheckField, SelectField, SubmitButton, type Choice } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** Which needs the table is of, and in which order. */
export function CoverageFilter({
  lang,
  query,
  choices,
  address,
}: {
  readonly lang: Lang;
  readonly query: {
    readonly category: string | null;
    readonly region: string | null;
    readonly language: string | null;
    readonly onlyGaps: boolean;
    readonly order: CoverageOrder;
  };
  readonly choices: {
    readonly categories: readonly Choice[];
    readonly regions: readonly Choice[];
    readonly languages: readonly Choice[];
  };
  readonly address: string;
}) {
  const { t } = useTranslation('steering');
  return (
    <Panel>
      <Form method="get" key={address}>
        <div className="grid">
          <SelectField
            name="category"
            label={t('coverage.category')}
            empty={t('coverage.allCategories')}
            choices={choices.categories}
            defaultValue={query.category ?? ''}
          />
          <SelectField
            name="region"
            label={t('coverage.region')}
            empty={t('coverage.allRegions')}
            choices={choices.regions}
            defaultValue={query.region ?? ''}
          />
          <SelectField
            name="language"
            label={t('coverage.language')}
            empty={t('coverage.allLanguages')}
            choices={choices.languages}
            defaultValue={query.language ?? ''}
          />
          <SelectField
            name="order"
            label={t('coverage.order')}
            choices={COVERAGE_ORDERS.map((order) => ({
              value: order,
              label: t(`coverage.orders.${order}`),
            }))}
            defaultValue={query.order}
          />
        </div>
        <CheckField name="only" label={t('coverage.only')} checked={query.onlyGaps} />
        <div className="inline-form">
          <SubmitButton look="plain">{t('coverage.show')}</SubmitButton>
          <a href={`/${lang}/programme/matching/coverage.csv?${address}`} download>
            {t('coverage.csv')}
          </a>
        </div>
      </Form>
    </Panel>
  );
}
