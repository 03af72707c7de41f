import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ConcentrationLevel } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Facts, Panel, Status, type Tone } from '../workspace/parts.tsx';

interface Named {
  /** Null for a provider that is gone. */
  readonly name: string | null;
  readonly share: string;
}

export interface ShareRow extends Named {
  readonly id: string;
  /** Above the share that managers are warned of. */
  readonly isOver: boolean;
}

interface Index {
  readonly hhi: string;
  readonly level: ConcentrationLevel;
}

export interface CategoryRow extends Index {
  readonly code: string;
  readonly name: string;
  readonly lists: string;
  readonly withNewcomer: string;
  readonly providers: string;
  readonly newcomers: string;
  readonly largest: Named;
}

/** Who was shown, with every figure in words. */
export interface ExposureView extends Index {
  readonly from: string;
  readonly to: string;
  readonly cap: string;
  readonly lists: string;
  readonly withNewcomer: string;
  readonly newcomers: string;
  readonly largest: ShareRow | null;
  readonly over: readonly ShareRow[];
  readonly shares: readonly ShareRow[];
  /** Those that are not named one by one. */
  readonly rest: { readonly count: string; readonly share: string } | null;
  readonly byCategory: readonly CategoryRow[];
}

/** Which days and which category the figures are of. */
export function ExposureFilter({
  lang,
  days,
  periods,
  category,
  categories,
}: {
  readonly lang: Lang;
  readonly days: number;
  readonly periods: readonly number[];
  readonly category: string | null;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation('steering');
  const query = new URLSearchParams({ days: String(days) });
  if (category !== null) query.set('category', category);
  const csv = `/${lang}/programme/matching/exposure.csv?${query.toString()}`;
  return (
    <Panel>
      <Form method="get">
        <div className="grid">
          <SelectField
            name="days"
            label={t('exposure.period')}
            choices={periods.map((period) => ({
              value: String(period),
              label: t('exposure.days', { days: period }),
            }))}
            defaultValue={String(days)}
          />
          <SelectField
            name="category"
            label={t('exposure.category')}
            empty={t('exposure.all')}
            choices={categories.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={category ?? ''}
          />
        </div>
        <div className="inline-form">
          <SubmitButton look="plain">{t('exposure.show')}</SubmitButton>
          <a href={csv} download>
            {t('exposure.csv')}
          </a>
        </div>
      </Form>
    </Panel>
  );
}

const TONES: Readonly<Record<ConcentrationLevel, Tone>> = {
  low: 'good',
  medium: 'attention',
  high: 'bad',
};

function Hhi({ hhi, level }: Index) {
  const { t } = useTranslation('steering');
  return (
    <Status tone={TONES[level]}>
      {t('exposure.hhiOf', { hhi, level: t(`exposure.level.${level}`) })}
    </Status>
  );
}

function Provider({ name }: { readonly name: string | null }) {
  const { t } = useTranslation('steering');
  return name === null ? <>{t('exposure.gone')}</> : <bdi>{name}</bdi>;
}

/** The figures, the share of each provider, and each category by itself. */
export function ExposurePanels({ exposure }: { readonly exposure: ExposureView }) {
  const { t } = useTranslation('steering');
  const { cap, from, to, largest, over } = exposure;
  return (
    <>
      {over.length > 0 && (
        <div className="note warn">
          <p>{t('exposure.above', { cap })}</p>
          <ul>
            {over.map(({ id, name, share }) => (
              <li key={id}>
                <Provider name={name} /> · {share}
              </li>
            ))}
          </ul>
          <p>{t('exposure.aboveHint')}</p>
        </div>
      )}
      <Panel title={t('exposure.from', { from, to })}>
        <Facts
          items={[
            [t('exposure.hhi'), <Hhi key="hhi" hhi={exposure.hhi} level={exposure.level} />],
            [
              t('exposure.largest'),
              largest && (
                <>
                  <Provider name={largest.name} /> · {largest.share}
                </>
              ),
            ],
            [t('exposure.newcomers'), exposure.newcomers],
            [t('exposure.lists'), exposure.lists],
            [t('exposure.withNewcomer'), exposure.withNewcomer],
          ]}
        />
        <p className="hint">{t('exposure.hhiHint')}</p>
        <p className="hint">{t('exposure.newcomersHint')}</p>
        <p className="hint">{t('exposure.counts')}</p>
      </Panel>
      <SharesPanel exposure={exposure} />
      <CategoriesPanel rows={exposure.byCategory} />
    </>
  );
}

function SharesPanel({ exposure: { shares, rest } }: { readonly exposure: ExposureView }) {
  const { t } = useTranslation('steering');
  const rows = shares.map(({ id, name, share, isOver }) => ({
    key: id,
    cells: [
      <Provider key="name" name={name} />,
      isOver ? (
        <>
          {share} <Status tone="attention">{t('exposure.overCap')}</Status>
        </>
      ) : (
        share
      ),
    ],
  }));
  const last =
    rest === null
      ? []
      : [{ key: 'rest', cells: [t('exposure.rest', { count: rest.count }), rest.share] }];
  return (
    <Panel title={t('exposure.shares')}>
      <DataTable
        caption={t('exposure.shares')}
        columns={[t('exposure.provider'), t('exposure.share')]}
        rows={[...rows, ...last]}
      />
    </Panel>
  );
}

function CategoriesPanel({ rows }: { readonly rows: readonly CategoryRow[] }) {
  const { t } = useTranslation('steering');
  return (
    <Panel title={t('exposure.byCategory')}>
      <DataTable
        caption={t('exposure.byCategory')}
        columns={[
          ...[t('exposure.category'), t('exposure.hhi'), t('exposure.largest')],
          ...[t('exposure.providers'), t('exposure.newcomers')],
          ...[t('exposure.lists'), t('exposure.withNewcomer')],
        ]}
        rows={rows.map(({ code, name, hhi, level, largest, ...row }) => ({
          key: code,
          cells: [
            name,
            <Hhi key="hhi" hhi={hhi} level={level} />,
            <span key="largest">
              <Provider name={largest.name} /> · {largest.share}
            </span>,
            ...[row.providers, row.newcomers, row.lists, row.withNewcomer],
          ],
        }))}
      />
    </Panel>
  );
}
