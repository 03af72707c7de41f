import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getRequest } from '#domain/engagements/index.server.ts';
import { ACCEPTED_FILES } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ReasonForm } from '#ui/quotes/firm-forms.tsx';
import { Messages } from '#ui/quotes/messages.tsx';
import { RequestHead } from '#ui/quotes/request-head.tsx';
import { showMessages, showRequest, showVersion } from '#ui/quotes/show.ts';
import { useQuoteErrors } from '#ui/quotes/use-quote-errors.ts';
import { EarlierVersions, VersionDetail } from '#ui/quotes/version.tsx';
import { doneOf } from '#ui/quotes/words.ts';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';
import { actOf } from './act.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getRequest(actor, id, contentLang(lang)));
  const request = showRequest(lang, page.request);
  return {
    ...{ lang, request, need: page.need, may: page.may },
    versions: page.versions.map((version) => showVersion(lang, version)),
    conversation: showMessages(lang, page.messages),
    ...{ intentId: mintIntent(), accept: ACCEPTED_FILES },
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('quotes:request.page', { number: request.number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const upload = await readUpload(args.request, 'file');
  const typed = typedValues(upload.form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  // Whoever cannot see it learns nothing of its forms.
  await guarded(() => getRequest(actor, id, 'fr'), typed);
  const act = await actOf(actor, id, upload);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ [act.field]: refusal });
  return seeOther(`/${lang}/provider/quotes/${id}?done=${act.done}`);
}

export default function ProviderRequest() {
  const { t } = useTranslation('quotes');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useQuoteErrors(refused?.errors);
  const { lang, request, may, versions } = page;
  const here = `/${lang}/provider/quotes/${request.id}`;
  const [last, ...earlier] = versions;
  const form = { messages, values: refused?.values ?? {}, stamp: request.stamp };
  return (
    <>
      <p>
        <Link to={`/${lang}/provider/projects`}>{t('back.pipeline')}</Link>
      </p>
      <h1 id="form">{t('request.page', { number: `\u2066${request.number}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      <RequestHead lang={lang} request={request} need={page.need} />
      {may.answer && (
        <p>
          <ButtonLink to={`${here}/answer`}>
            {t(last ? 'request.answerAgain' : 'request.answer')}
          </ButtonLink>
        </p>
      )}
      {last && (
        <Panel title={t('quote.title', { number: last.number })}>
          <VersionDetail version={last} />
        </Panel>
      )}
      <EarlierVersions versions={earlier} />
      {may.decline && <ReasonForm {...form} what="decline" />}
      {may.undo && <ReasonForm {...form} what="undo" />}
      <Messages
        messages={page.conversation}
        side="provider"
        other={request.firm}
        files={`${here}/file`}
        mayWrite={may.write}
        {...{ intentId: page.intentId, accept: page.accept }}
        {...{ errors: messages, values: form.values }}
      />
    </>
  );
}
