import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { appealSchema, getOwnAppeal, openAppeal } from '#domain/cases/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActHead } from '#ui/follow/act-head.tsx';
import { UnsentText } from '#ui/follow/unsent-text.tsx';
import { WordsForm } from '#ui/follow/words-form.tsx';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
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
  const { sent, upheld, until, ...page } = await guarded(() => getOwnAppeal(actor, id));
  return {
    ...{ lang, page, intentId: mintIntent() },
    sent: sent && { grounds: sent.grounds, on: formatDate(lang, sent.at) },
    upheld: upheld && { note: upheld.note, on: formatDate(lang, upheld.at) },
    until: until && formatDate(lang, until),
    title: titled(lang, i18nFor(lang).t('follow:appeal.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getOwnAppeal(actor, id));
  const actOf = (form: FormData) => {
    const parsed = parseFields(form, appealSchema);
    return parsed.ok ? { done: 'appeal', work: () => openAppeal(actor, id, parsed.value) } : parsed;
  };
  return carryOut(args.request, actOf, {
    after: (done) => `/${lang}/sme/applications/${id}?done=${done}`,
    errorsOf: (refusal) => ({ form: refusal }),
  });
}

export default function Appeal() {
  const { t } = useTranslation('follow');
  const { lang, page, sent, upheld, until, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useFollowErrors(refused?.errors);
  const { id, number, onBehalfOf, mayAppeal, stamp } = page;
  return (
    <>
      <ActHead {...{ lang, id, number, onBehalfOf }} title={t('appeal.title')} />
      <ErrorSummary errors={shown} />
      {sent !== null && (
        <Panel title={t('appeal.sent', { date: sent.on })}>
          <TypedText text={sent.grounds} />
        </Panel>
      )}
      {upheld !== null && (
        <Panel title={t('appeal.upheld', { date: upheld.on })}>
          {upheld.note === '' ? <p>{t('appeal.upheldPlain')}</p> : <TypedText text={upheld.note} />}
        </Panel>
      )}
      {sent === null && !mayAppeal && <p id="form">{t('appeal.no')}</p>}
      {!mayAppeal && <UnsentText text={refused?.values['grounds']} />}
      {mayAppeal && (
        <>
          <p>{t('appeal.lead')}</p>
          {until !== null && <p>{t('appeal.until', { date: until })}</p>}
          <WordsForm
            {...{ intentId, stamp }}
            name="grounds"
            label={t('appeal.grounds')}
            hint={t('appeal.groundsHint')}
            go={t('appeal.go')}
            error={messages['grounds']}
            typed={refused?.values['grounds']}
          />
        </>
      )}
    </>
  );
}
