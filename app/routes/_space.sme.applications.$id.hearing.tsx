import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { answerHearing, getOwnHearing, hearingSchema } from '#domain/cases/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActHead } from '#ui/follow/act-head.tsx';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
import { UnsentText } from '#ui/follow/unsent-text.tsx';
import { WordsForm } from '#ui/follow/words-form.tsx';
import { TypedText } from '#ui/ranking/typed-text.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { carryOut } from '#web/carry-out.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['follow'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { notice, ...page } = await guarded(() => getOwnHearing(actor, id));
  return {
    ...{ lang, page, intentId: mintIntent() },
    notice: notice && {
      ...{ grounds: notice.grounds, answer: notice.answer },
      on: formatDate(lang, notice.noticedAt),
      until: formatDate(lang, notice.until),
      answeredOn: notice.answeredAt && formatDate(lang, notice.answeredAt),
    },
    title: titled(lang, i18nFor(lang).t('follow:hearing.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getOwnHearing(actor, id));
  const actOf = (form: FormData) => {
    const parsed = parseFields(form, hearingSchema);
    return parsed.ok
      ? { done: 'hearing', work: () => answerHearing(actor, id, parsed.value) }
      : parsed;
  };
  return carryOut(args.request, actOf, {
    after: (done) => `/${lang}/sme/applications/${id}?done=${done}`,
    errorsOf: (refusal) => ({ form: refusal }),
  });
}

export default function Hearing() {
  const { t } = useTranslation('follow');
  const { lang, page, notice, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useFollowErrors(refused?.errors);
  const { id, number, onBehalfOf, mayAnswer, stamp } = page;
  return (
    <>
      <ActHead {...{ lang, id, number, onBehalfOf }} title={t('hearing.title')} />
      <ErrorSummary errors={shown} />
      {notice === null ? (
        <p id="form">{t('hearing.none')}</p>
      ) : (
        <>
          <p>{t('hearing.lead')}</p>
          <Panel title={t('hearing.grounds', { date: notice.on })}>
            <TypedText text={notice.grounds} />
          </Panel>
          {notice.answer !== null && (
            <Panel title={t('hearing.answered', { date: notice.answeredOn })}>
              <TypedText text={notice.answer} />
            </Panel>
          )}
          {notice.answer === null && (
            <p>{mayAnswer ? t('hearing.until', { date: notice.until }) : t('hearing.over')}</p>
          )}
        </>
      )}
      {!mayAnswer && <UnsentText text={refused?.values['answer']} />}
      {mayAnswer && (
        <WordsForm
          {...{ intentId, stamp }}
          name="answer"
          label={t('hearing.answer')}
          go={t('hearing.go')}
          error={messages['answer']}
          typed={refused?.values['answer']}
        />
      )}
    </>
  );
}
