import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  acceptCharter,
  charterSchema,
  charterText,
  getOwnCharter,
} from '#domain/catalogue/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { CheckField, SubmitButton } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const { acceptedAt, ...own } = await guarded(() => getOwnCharter(actor));
  return {
    ...{ lang, ...own, charter: charterText(contentLang(lang)) },
    /** Written in another language than the page for readers of Tamazight. */
    textLang: contentLang(lang),
    acceptedOn: acceptedAt && formatDate(lang, acceptedAt),
    title: titled(lang, i18nFor(lang).t('certification:charter.link')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const form = await parseForm(args.request, charterSchema);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const refusal = await refusalOf(() => acceptCharter(actor, form.value.version), form.typed);
  if (refusal !== null) return data({ errors: { agrees: refusal } }, { status: 422 });
  return seeOther(`/${lang}/provider/certification?done=charter`);
}

export default function Charter() {
  const { t } = useTranslation('certification');
  const { lang, charter, textLang, ...own } = useLoaderData<typeof loader>();
  const { messages, shown } = useCertificationErrors(useActionData<typeof action>()?.errors);
  return (
    <>
      <p>
        <Link to={`/${lang}/provider/certification`}>{t('back')}</Link>
      </p>
      <div lang={textLang} dir={textLang === 'ar' ? 'rtl' : 'ltr'}>
        <h1>{charter.title}</h1>
        <ErrorSummary errors={shown} />
        <p>{charter.lead}</p>
        <ol>
          {charter.articles.map(({ code, title, text }) => (
            <li key={code}>
              <h2 className="panel-title">{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
      <Panel title={t('charter.agree')}>
        <p className="hint">{t('charter.version', { version: charter.version })}</p>
        {own.accepted && (
          <p className="note ok">{t('charter.accepted', { date: own.acceptedOn ?? '' })}</p>
        )}
        {!own.accepted && own.before && <p className="note warn">{t('charter.changed')}</p>}
        {!own.accepted && own.hasPage && own.isOwner && (
          <Form method="post">
            <input type="hidden" name="version" value={charter.version} />
            <CheckField name="agrees" label={t('charter.tick')} error={messages['agrees']} />
            <SubmitButton>{t('charter.go')}</SubmitButton>
          </Form>
        )}
        {!own.hasPage && (
          <p>
            {t('charter.pageFirst')}{' '}
            <Link to={`/${lang}/provider/presentation`}>{t('need.go.page')}</Link>
          </p>
        )}
        {!own.isOwner && <p className="note">{t('ownerOnly')}</p>}
      </Panel>
    </>
  );
}
