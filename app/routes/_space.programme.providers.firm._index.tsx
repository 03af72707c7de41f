import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCertified } from '#domain/catalogue/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { CertificateStatus } from '#ui/certification/status.tsx';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { DataTable, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_TEXT = 120;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const typed = new URL(args.request.url).searchParams.get('q') ?? '';
  const q = typed.slice(0, LONGEST_TEXT).replaceAll('\0', '');
  const found = await guarded(() => findCertified(actor, q));
  return {
    ...{ lang, q },
    lines: found.map(({ validUntil, ...line }) => ({
      ...line,
      until: formatDate(lang, validUntil),
    })),
    title: titled(lang, i18nFor(lang).t('certification:firms.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function CertifiedProviders() {
  const { t } = useTranslation('certification');
  const { lang, q, lines } = useLoaderData<typeof loader>();
  const base = `/${lang}/programme/providers`;
  return (
    <>
      <p>
        <Link to={base}>{t('queue.back')}</Link>
      </p>
      <h1>{t('firms.title')}</h1>
      <p>{t('firms.lead')}</p>
      <Form method="get" role="search">
        <TextField name="q" label={t('firms.text')} optional dir="auto" defaultValue={q} />
        <SubmitButton look="plain">{t('queue.find')}</SubmitButton>
      </Form>
      {lines.length === 0 ? (
        <Empty>{t('firms.none')}</Empty>
      ) : (
        <DataTable
          caption={t('firms.title')}
          columns={[
            ...[t('queue.provider'), t('certificate.state')],
            ...[t('certificate.code'), t('certificate.validUntil')],
          ]}
          rows={lines.map(({ organisationId, name, state, code, until }) => ({
            key: organisationId,
            cells: [
              <Link key="name" to={`${base}/firm/${organisationId}`}>
                <bdi>{name}</bdi>
              </Link>,
              <CertificateStatus key="state" state={state} />,
              <bdi key="code" dir="ltr">
                {code}
              </bdi>,
              until,
            ],
          }))}
        />
      )}
    </>
  );
}
