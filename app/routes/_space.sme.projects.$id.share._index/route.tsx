import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getSharePage, payShareByCard, sendProof } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { CardPanel, ProofPanel, ShareFacts, TransferPanel } from '#ui/payment/share-panels.tsx';
import { showShare } from '#ui/payment/show-share.ts';
import { fieldOf, usePaymentErrors } from '#ui/payment/use-payment-errors.ts';
import { textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['payment'] };
export const headers = () => PRIVATE_PAGE;

const TRIES = { perMinute: 10, burst: 20 };
const LONGEST_ACT = 20;
const CARD = ['done', 'cancelled'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getSharePage(actor, id));
  const asked = new URL(args.request.url).searchParams;
  const share = showShare(lang, page);
  const back = asked.get('card');
  return {
    ...{ lang, id, share: { ...share, isDemo: share.isDemo || isDemo() } },
    isProofSent: asked.get('done') === 'proof',
    // Whoever comes back from the page of the card proves nothing by it.
    card: share.state === 'open' ? (CARD.find((one) => one === back) ?? null) : null,
    // A form may not lead to another site: a page of this one does.
    goTo: back === 'go' ? page.cardUrl : null,
    title: titled(lang, i18nFor(lang).t('payment:share.title', { number: page.number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  ...(page?.card === 'done' ? [{ httpEquiv: 'refresh', content: '5' }] : []),
  ...(page?.goTo ? [{ httpEquiv: 'refresh', content: `0;url=${page.goTo}` }] : []),
];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { form, file } = await readUpload(args.request, 'file');
  const refuse = (code: string) => data({ errors: { [fieldOf(code)]: code } }, { status: 422 });
  await guarded(() => getSharePage(actor, id));
  const allowance = guarded(() => takeAllowance(`share ${actor.person.accountId}`, TRIES));
  if ((await allowance) > 0) return refuse('slow');
  switch (textOf(form, 'do', LONGEST_ACT)) {
    case 'proof': {
      const refusal = await refusalOf(() => sendProof(actor, id, file));
      return refusal === null
        ? seeOther(`/${lang}/sme/projects/${id}/share?done=proof`)
        : refuse(refusal);
    }
    case 'card': {
      const refusal = await refusalOf(() =>
        payShareByCard(actor, id, { origin: publicOrigin(), lang }),
      );
      return refusal === null
        ? seeOther(`/${lang}/sme/projects/${id}/share?card=go`)
        : refuse(refusal);
    }
    default:
      return refuse('reload');
  }
}

export default function Share() {
  const { t } = useTranslation('payment');
  const { lang, id, share, card, goTo, isProofSent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePaymentErrors(refused?.errors);
  const isOpen = share.state === 'open';
  return (
    <>
      <p className="noprint">
        <Link to={`/${lang}/sme/projects/${id}`}>{t('share.back')}</Link>
      </p>
      <h1 id="form">{t('share.title', { number: `\u2066${share.number}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      {isProofSent && !refused && (
        <p className="note ok" role="status">
          {t('share.proof.done')}
        </p>
      )}
      {card !== null && (
        <p className="note warn" role="status">
          {t(card === 'done' ? 'share.card.wait' : 'share.card.cancelled')}
        </p>
      )}
      {goTo !== null && (
        <p>
          <a className="btn" href={goTo}>
            {t('share.card.leave')}
          </a>
        </p>
      )}
      {share.isDemo && <p className="note warn">{t('share.demo')}</p>}
      <p>{t('share.lead')}</p>
      <ShareFacts share={share} />
      {isOpen && <TransferPanel share={share} />}
      {share.may && share.card !== null && card !== 'done' && goTo === null && (
        <CardPanel isStandIn={share.card === 'stand-in'} />
      )}
      <ProofPanel lang={lang} id={id} share={share} messages={messages} />
      {isOpen && !share.may && <p className="hint">{t('share.firmOnly')}</p>}
    </>
  );
}
