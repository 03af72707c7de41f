import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { askQuotes, askQuotesSchema, getAskingPage } from '#domain/engagements/index.server.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AskForm } from '#ui/quotes/ask-form.tsx';
import { showOffer } from '#ui/quotes/show.ts';
import { useQuoteErrors } from '#ui/quotes/use-quote-errors.ts';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

/** The voucher that pays; who names none chooses one first. */
function voucherIn(request: Request, lang: string): string {
  const id = new URL(request.url).searchParams.get('voucher') ?? '';
  if (id === '') throw seeOther(`/${lang}/sme/projects`);
  if (id.includes('\0')) throw notFound();
  return id;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const id = voucherIn(args.request, lang);
  const { acts, voucher, shortlists } = await guarded(() =>
    getAskingPage(actor, id, contentLang(lang)),
  );
  return {
    ...{ lang, acts, intentId: mintIntent() },
    voucher: { ...voucher, rest: formatMad(lang, voucher.rest) },
    shortlists: shortlists.map(({ id: shortlist, assessmentId, action, frozenAt, offers }) => ({
      ...{ id: shortlist, frozenOn: formatDate(lang, frozenAt) },
      to: `/${lang}/assess/${assessmentId}/shortlist/${action}`,
      offers: offers.map((offer) => showOffer(lang, offer)),
    })),
    title: titled(lang, i18nFor(lang).t('quotes:new.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  let made = '';
  return carryOut(
    args.request,
    (form) => {
      const parsed = parseFields(form, askQuotesSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      const ask = async () => {
        made = await askQuotes(actor, parsed.value, intentOf(form));
      };
      return { done: 'asked', work: ask };
    },
    {
      after: (done) => `/${lang}/sme/projects/${made}/quotes?done=${done}`,
      errorsOf: (refusal) => ({ [fieldOf(refusal)]: refusal }),
    },
  );
}

const OF_OFFERS: readonly string[] = [
  ...['gone', 'not-certified', 'not-accredited', 'too-many-running', 'related', 'not-chosen'],
];

const fieldOf = (refusal: string) => (OF_OFFERS.includes(refusal) ? 'offers' : 'form');

export default function NewProject() {
  const { t } = useTranslation('quotes');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useQuoteErrors(refused?.errors);
  const { lang, voucher, shortlists } = page;
  return (
    <>
      <p>
        <Link to={`/${lang}/sme/projects`}>{t('back.projects')}</Link>
      </p>
      <h1 id="form">{t('new.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('new.lead', { category: voucher.category, amount: voucher.rest })}</p>
      {voucher.problem !== null && <p className="note warn">{t(`error.${voucher.problem}`)}</p>}
      {!page.acts && <p className="note warn">{t('firmOnly')}</p>}
      {shortlists.length === 0 && (
        <div className="note warn">
          <p>{t('new.noList', { category: voucher.category })}</p>
          <p>
            <Link to={`/${lang}/sme/matches`}>{t('new.toMatches')}</Link>
          </p>
        </div>
      )}
      {page.acts &&
        voucher.problem === null &&
        shortlists.map((shortlist) => (
          <Form method="post" key={shortlist.id}>
            <input type="hidden" name="intentId" value={page.intentId} />
            <input type="hidden" name="voucher" value={voucher.id} />
            <AskForm
              shortlist={shortlist}
              messages={messages}
              typed={refused?.typed ?? {}}
              isOnly={shortlists.length === 1}
            />
          </Form>
        ))}
    </>
  );
}
