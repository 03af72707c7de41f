import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OrganisationKind } from '#domain/kernel/index.server.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { ButtonLink, DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';
import { KINDS } from './kinds.ts';

export interface OrganisationListView {
  readonly lang: string;
  readonly query: string;
  readonly kind: OrganisationKind | null;
  readonly next: string | null;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly ice: string | null;
    readonly suspended: boolean;
    readonly since: string;
  }[];
}

/** The organisations of the platform, searched by name or ICE. */
export function OrganisationList({
  page: { lang, query, kind, next, lines },
}: {
  readonly page: OrganisationListView;
}) {
  const { t } = useTranslation('people');
  const more = new URLSearchParams({ q: query, kind: kind ?? '', after: next ?? '' });
  return (
    <Panel>
      <Form method="get" role="search">
        <TextField
          name="q"
          label={t('admin.search')}
          hint={t('admin.searchHint')}
          dir="auto"
          defaultValue={query}
        />
        <SelectField
          name="kind"
          label={t('organisation.kind')}
          empty={t('admin.allKinds')}
          choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          defaultValue={kind ?? ''}
        />
        <SubmitButton look="plain">{t('admin.find')}</SubmitButton>
      </Form>
      {lines.length === 0 ? (
        <Empty>{t('admin.nothing')}</Empty>
      ) : (
        <DataTable
          caption={t('admin.organisations')}
          columns={[t('own.name'), t('organisation.kind'), t('organisation.ice'), t('admin.since')]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <span key="name">
                <Link to={`/${lang}/admin/organisations/${line.id}`}>
                  <bdi>{line.name}</bdi>
                </Link>{' '}
                {line.suspended && <Status tone="bad">{t('own.suspended')}</Status>}
              </span>,
              t(`kind.${line.kind}`),
              line.ice === null ? '' : <bdi dir="ltr">{line.ice}</bdi>,
              line.since,
            ],
          }))}
        />
      )}
      {next !== null && (
        <ButtonLink to={`?${more.toString()}`} look="plain">
          {t('admin.more')}
        </ButtonLink>
      )}
    </Panel>
  );
}
