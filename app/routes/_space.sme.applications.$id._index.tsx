import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  categoryWord,
  getOwnCase,
  withdrawApplication,
  withdrawSchema,
} from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Deadlines } from '#ui/follow/deadlines.tsx';
import { Headline } from '#ui/follow/headline.tsx';
import { QueuePanel } from '#ui/follow/queue-panel.tsx';
import { RequestHead } from '#ui/follow/request-head.tsx';
import { SentPanel } from '#ui/follow/sent-panel.tsx';
import { showCase } from '#ui/follow/show-case.ts';
import { Timeline } from '#ui/follow/timeline.tsx';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
import { WithdrawForm } from '#ui/follow/withdraw-form.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['follow', 'case', 'aid'] };
export const headers = () => PRIVATE_PAGE;

const SENT = 'submit' as const;
const DONE = ['withdraw', 'correct', 'appeal', 'hearing'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const own = await guarded(() => getOwnCase(actor, id, speakerOf(lang)));
  const { category } = own.content;
  const { t } = i18nFor(lang);
  const query = new URL(args.request.url).searchParams;
  return {
    lang,
    intentId: mintIntent(),
    own: showCase(lang, own, category === null ? null : categoryWord(category, contentLang(lang))),
    done: query.has('sent') ? SENT : (DONE.find((one) => one === query.get('done')) ?? null),
    title: titled(
      lang,
      own.number === null ? t('follow:draftTitle') : t('follow:title', { number: own.number }),
    ),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await parseForm(args.request, withdrawSchema);
  // Whoever cannot see the request is told so, whatever the form.
  if (!form.ok) await guarded(() => getOwnCase(actor, id, speakerOf(lang)));
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const refusal = await refusalOf(() => withdrawApplication(actor, id, form.value), form.typed);
  if (refusal !== null) return data({ errors: { standing: refusal } }, { status: 422 });
  return seeOther(`/${lang}/sme/applications/${id}?done=withdraw`);
}

export default function Request() {
  const { t } = useTranslation('follow');
  const { lang, own, intentId, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useFollowErrors(refused?.errors);
  const { id, number, may, stamp } = own;
  return (
    <>
      <RequestHead lang={lang} own={own} />
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <Headline lang={lang} own={own} />
      <QueuePanel own={own} />
      <Deadlines deadlines={own.deadlines} />
      <Timeline lines={own.timeline} />
      <SentPanel sent={own.sent} here={`/${lang}/sme/applications/${id}`} />
      {number !== null && (
        <p>
          <a href={`/${lang}/sme/applications/${id}/receipt.pdf`}>{t('act.receipt')}</a>
        </p>
      )}
      {may.withdraw && <WithdrawForm intentId={intentId} stamp={stamp} messages={messages} />}
    </>
  );
}
