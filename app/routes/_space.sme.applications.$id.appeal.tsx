import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { appealSchema, getOwnAppeal, openAppeal } from '#domain/cases/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActHead } from '#ui/follow/act-head.tsx';
import { WordsForm } from '#ui/follow/words-form.tsx';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
import { TypedText } from '#ui/ranking/typed-text.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['follow'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { sent, until, ...page } = await guarded(() => getOwnAppeal(actor, id));
  return {
    ...{ lang, page, intentId: mintIntent() },
    sent: sent && { grounds: sent.grounds, on: formatDate(lang, sent.at) },
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
  const form = await parseForm(args.request, appealSchema);
  if (!form.ok)
    return data({ errors: form.errors, values: flatValues(form.values) }, { status: 422 });
  const refusal = await refusalOf(() => openAppeal(actor, id, form.value), form.typed);
  if (refusal !== null)
    return data({ errors: { form: refusal }, values: flatValues(form.typed) }, { status: 422 });
  return seeOther(`/${lang}/sme/applications/${id}?done=appeal`);
}

export default function Appeal() {
  const { t } = useTranslation('follow');
  const { lang, page, sent, until, intentId } = useLoaderData<typeof loader>();
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
      {sent === null && !mayAppeal && <p id="form">{t('appeal.no')}</p>}
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
