import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getFirmQuote } from '#domain/engagements/index.server.ts';
import { ACCEPTED_FILES } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ChooseForm, CounterForm, OneButton, ReasonForm } from '#ui/quotes/firm-forms.tsx';
import { QuoteHead } from '#ui/quotes/quote-head.tsx';
import { Messages } from '#ui/quotes/messages.tsx';
import { showMessages, showQuote, showQuoted, showVersion } from '#ui/quotes/show.ts';
import { useQuoteErrors } from '#ui/quotes/use-quote-errors.ts';
import { EarlierVersions, VersionDetail } from '#ui/quotes/version.tsx';
import { doneOf } from '#ui/quotes/words.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';
import { actOf } from './act.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

const idsIn = ({ params }: LoaderFunctionArgs) => ({
  ...{ id: requireParam(params, 'id'), quoteId: requireParam(params, 'quote') },
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const page = await guarded(() => getFirmQuote(actor, idsIn(args), contentLang(lang)));
  const quote = showQuote(lang, page.quote);
  const { t } = i18nFor(lang);
  return {
    ...{ lang, quote, project: showQuoted(lang, page.project), may: page.may },
    earlier: page.earlier.map((version) => showVersion(lang, version)),
    conversation: showMessages(lang, page.messages),
    ...{ intentId: mintIntent(), accept: ACCEPTED_FILES },
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, t('quotes:quote.page', { provider: quote.provider })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const ids = idsIn(args);
  const upload = await readUpload(args.request, 'file');
  const { form } = upload;
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  // Whoever cannot see it learns nothing of its forms.
  await guarded(() => getFirmQuote(actor, ids, contentLang(lang)), typed);
  const act = await actOf(actor, { id: ids.id, quote: ids.quoteId }, upload);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ [act.field]: refusal });
  return seeOther(`/${lang}/sme/projects/${ids.id}/quotes/${ids.quoteId}?done=${act.done}`);
}

export default function FirmQuote() {
  const { t } = useTranslation('quotes');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useQuoteErrors(refused?.errors);
  const { lang, project, quote, may } = page;
  const base = `/${lang}/sme/projects/${project.id}/quotes`;
  const form = { quote, messages, values: refused?.values ?? {} };
  return (
    <>
      <p>
        <Link to={base}>{t('back.quotes', { number: `\u2066${project.number}\u2069` })}</Link>
      </p>
      <h1 id="form">{t('quote.page', { provider: `\u2068${quote.provider}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      <QuoteHead lang={lang} quote={quote} />
      {quote.version && (
        <Panel title={t('quote.title', { number: quote.version.number })}>
          <VersionDetail version={quote.version} />
        </Panel>
      )}
      <EarlierVersions versions={page.earlier} />
      {may.choose && <ChooseForm {...form} />}
      {may.counter && <CounterForm {...form} />}
      {may.undo && <ReasonForm {...form} stamp={quote.stamp} what="undo" />}
      {may.askAgain && <OneButton quote={quote} what="ask" />}
      {may.withdraw && <OneButton quote={quote} what="withdraw" />}
      {!project.acts && <p className="hint">{t('firmOnly')}</p>}
      <Messages
        messages={page.conversation}
        side="firm"
        other={quote.provider}
        files={`${base}/${quote.id}/file`}
        mayWrite={may.write}
        {...{ intentId: page.intentId, accept: page.accept }}
        {...{ errors: messages, values: form.values }}
      />
    </>
  );
}
