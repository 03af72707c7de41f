import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  askOffer,
  askOfferSchema,
  getComparison,
  withdrawProject,
  withdrawProjectSchema,
} from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AskOthers, ProjectBall, QuoteTable, StopForm } from '#ui/quotes/comparison.tsx';
import { showOffer, showQuote, showQuoted } from '#ui/quotes/show.ts';
import { ProjectStatus } from '#ui/quotes/status.tsx';
import { useQuoteErrors } from '#ui/quotes/use-quote-errors.ts';
import { doneOf } from '#ui/quotes/words.ts';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { carryOut } from '#web/carry-out.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getComparison(actor, id, contentLang(lang)));
  return {
    ...{ lang, project: showQuoted(lang, page.project) },
    quotes: page.quotes.map((quote) => showQuote(lang, quote)),
    others: page.others.map((offer) => showOffer(lang, offer)),
    done: doneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('quotes:compare.page', { number: page.project.number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  // Whoever cannot see it learns nothing of its forms.
  await guarded(() => getComparison(actor, id, contentLang(lang)));
  let field = 'form';
  return carryOut(
    args.request,
    (form) => {
      if (form.get('do') === 'ask') {
        field = 'offer';
        const parsed = parseFields(form, askOfferSchema);
        if (!parsed.ok) return { errors: { form: 'reload' } };
        return { done: 'ask', work: () => askOffer(actor, id, parsed.value.offer) };
      }
      if (form.get('do') !== 'stop') return { errors: { form: 'reload' } };
      field = 'sure';
      const parsed = parseFields(form, withdrawProjectSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      return { done: 'stop', work: () => withdrawProject(actor, id) };
    },
    {
      after: (done) => `/${lang}/sme/projects/${id}/quotes?done=${done}`,
      errorsOf: (refusal) => ({ [field]: refusal }),
    },
  );
}

export default function Comparison() {
  const { t } = useTranslation('quotes');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useQuoteErrors(refused?.errors);
  const { lang, project, quotes, others } = page;
  const isAsking = project.state === 'quote-requested' || project.state === 'quoted';
  const number = `\u2066${project.number}\u2069`;
  return (
    <>
      <p>
        <Link to={`/${lang}/sme/projects`}>{t('back.projects')}</Link>
      </p>
      <h1 id="form">{t('compare.page', { number })}</h1>
      <ErrorSummary errors={shown} />
      {page.done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      {project.isDemo && <p className="note warn">{t('demo')}</p>}
      <p>
        <ProjectStatus state={project.state} />
      </p>
      <ProjectBall lang={lang} project={project} />
      <Panel title={t('compare.title')}>
        <QuoteTable base={`/${lang}/sme/projects/${project.id}/quotes`} quotes={quotes} />
      </Panel>
      {isAsking && project.acts && (
        <AskOthers
          {...{ lang, others, error: messages['offer'] }}
          isUrgent={project.ball.holder === 'firm' && project.ball.until === null}
        />
      )}
      <Panel title={t('need.title')}>
        <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
          {project.need}
        </p>
        <Facts
          items={[
            [t('fact.category'), project.category],
            [
              t('fact.voucher'),
              <Link key="voucher" to={`/${lang}/sme/vouchers/${project.voucher.id}`}>
                <bdi dir="ltr">{project.voucher.number}</bdi>
              </Link>,
            ],
            [t('fact.voucherRest'), project.voucher.rest],
          ]}
        />
      </Panel>
      {isAsking && project.acts && <StopForm error={messages['sure']} />}
      {!project.acts && <p className="hint">{t('firmOnly')}</p>}
    </>
  );
}
