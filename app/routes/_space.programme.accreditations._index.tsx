import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listAccreditations } from '#domain/cases/index.server.ts';
import { ACCREDITATION_STATES } from '#domain/cases/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { AccreditationStatus } from '#ui/accreditation/status.tsx';
import { SelectField, SubmitButton } from '#ui/workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['accreditation', 'case'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const asked = new URL(args.request.url).searchParams.get('state');
  const state = ACCREDITATION_STATES.find((one) => one === asked) ?? null;
  const lines = await guarded(() => listAccreditations(actor, state));
  return {
    ...{ lang, state },
    lines: lines.map(({ id, provider, programme, state: own, dueOn, isLate }) => ({
      ...{ id, provider, isLate, state: own },
      programme: programme?.[contentLang(lang)] ?? '',
      due: dueOn && formatDate(lang, dueOn),
    })),
    title: titled(lang, i18nFor(lang).t('accreditation:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Accreditations() {
  const { t } = useTranslation(['accreditation', 'case']);
  const { lang, state, lines } = useLoaderData<typeof loader>();
  const columns = [
    ...[t('accreditation:list.provider'), t('accreditation:list.programme')],
    ...[t('accreditation:list.state'), t('accreditation:list.due')],
  ];
  return (
    <>
      <h1>{t('accreditation:list.title')}</h1>
      <p>{t('accreditation:list.lead')}</p>
      <Panel>
        <Form method="get" role="search">
          <SelectField
            name="state"
            label={t('accreditation:list.filter')}
            empty={t('accreditation:list.all')}
            choices={ACCREDITATION_STATES.map((value) => ({
              value,
              label: t(`case:accreditationState.${value}`),
            }))}
            defaultValue={state ?? ''}
          />
          <SubmitButton look="plain">{t('accreditation:list.show')}</SubmitButton>
        </Form>
      </Panel>
      {lines.length === 0 ? (
        <Empty>{t('accreditation:list.none')}</Empty>
      ) : (
        <DataTable
          caption={t('accreditation:list.title')}
          columns={columns}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <Link key="provider" to={`/${lang}/programme/accreditations/${line.id}`}>
                <bdi>{line.provider}</bdi>
              </Link>,
              <bdi key="programme">{line.programme}</bdi>,
              <AccreditationStatus key="state" state={line.state} />,
              <span key="due">
                {line.due}{' '}
                {line.isLate && <Status tone="bad">{t('accreditation:list.late')}</Status>}
              </span>,
            ],
          }))}
        />
      )}
    </>
  );
}
