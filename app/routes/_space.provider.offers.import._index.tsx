import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MOST_SHEET_ROWS, openImport } from '#domain/catalogue/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { isSheetRefusal } from '#ui/offers/sheet-refusals.ts';
import { FileField, SubmitButton } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['sheets'] };
export const headers = () => PRIVATE_PAGE;

const UPLOADS = { perMinute: 6, burst: 20 };

export function loader(args: LoaderFunctionArgs) {
  requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  return {
    lang,
    intentId: mintIntent(),
    most: formatNumber(lang, MOST_SHEET_ROWS),
    title: titled(lang, i18nFor(lang).t('sheets:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const { t } = i18nFor(lang);
  const { form, file } = await readUpload(args.request, 'file');
  const refuse = (error: string) => data({ error }, { status: 422 });
  const intentId = intentOf(form);
  if (intentId === null) return refuse(t('sheets:refusal.reload'));
  const wait = await guarded(() => takeAllowance(`sheet ${actor.person.accountId}`, UPLOADS));
  if (wait > 0) return refuse(t('sheets:refusal.slow'));
  try {
    const id = await guarded(() => openImport(actor, file, intentId));
    return seeOther(`/${lang}/provider/offers/import/${id}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reason = error.code.replace('catalogue.', '');
    if (!isSheetRefusal(reason)) throw error;
    return refuse(t(`sheets:refusal.${reason}`, error.details));
  }
}

const FILES = ['template', 'export'] as const;
const NAMES = { template: 'template', export: 'offers' } as const;

export default function ImportOffers() {
  const { t } = useTranslation('sheets');
  const { lang, intentId, most } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  const list = `/${lang}/provider/offers`;
  return (
    <>
      <p>
        <Link to={list}>{t('back')}</Link>
      </p>
      <h1>{t('title')}</h1>
      <ErrorSummary errors={error === undefined ? [] : [{ target: 'file', message: error }]} />
      <p>{t('lead')}</p>
      <Panel title={t('how.title')}>
        <ul>
          <li>{t('how.one')}</li>
          <li>{t('how.two')}</li>
          <li>{t('how.three')}</li>
          <li>{t('how.four', { most })}</li>
        </ul>
        {FILES.map((file) => (
          <p key={file}>
            {t(`files.${file}`)}{' '}
            <a href={`${list}/export/${NAMES[file]}.xlsx`} download>
              {t('xlsx')}
            </a>
            {' · '}
            <a href={`${list}/export/${NAMES[file]}.csv`} download>
              {t('csv')}
            </a>
          </p>
        ))}
      </Panel>
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,.xlsx,text/csv"
          error={error}
        />
        <SubmitButton>{t('send')}</SubmitButton>
      </Form>
    </>
  );
}
