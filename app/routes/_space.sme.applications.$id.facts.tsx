import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { contestFact, contestSchema, getOwnProofs } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { showCase } from '#ui/casework/show-case.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActHead } from '#ui/follow/act-head.tsx';
import { ProofPanel } from '#ui/follow/proof-panel.tsx';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['follow', 'aid'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getOwnProofs(actor, id, speakerOf(lang)));
  const query = new URL(args.request.url).searchParams;
  return {
    ...{ lang, page: showCase(lang, page), contest: query.get('contest') },
    done: query.has('done'),
    title: titled(lang, i18nFor(lang).t('follow:proofs.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getOwnProofs(actor, id, speakerOf(lang)));
  const form = await parseForm(args.request, contestSchema);
  if (!form.ok)
    return data({ errors: form.errors, values: flatValues(form.values) }, { status: 422 });
  const refusal = await refusalOf(() => contestFact(actor, id, form.value), form.typed);
  if (refusal !== null)
    return data({ errors: { form: refusal }, values: flatValues(form.typed) }, { status: 422 });
  return seeOther(`/${lang}/sme/applications/${id}/facts?done`);
}

export default function Proofs() {
  const { t } = useTranslation('follow');
  const { lang, page, contest, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useFollowErrors(refused?.errors);
  const { id, number, onBehalfOf, proofs, mayContest } = page;
  const open = refused?.values['proof'] ?? contest;
  return (
    <>
      <ActHead {...{ lang, id, number, onBehalfOf }} title={t('proofs.title')} />
      <ErrorSummary errors={shown} />
      {done && !refused && (
        <p className="note ok" role="status">
          {t('proofs.done')}
        </p>
      )}
      <p id="form">{proofs.length === 0 ? t('proofs.none') : t('proofs.lead')}</p>
      {proofs.map((proof) => (
        <ProofPanel
          key={proof.id}
          proof={proof}
          contestAt={mayContest && proof.contest === null ? `?contest=${proof.id}` : null}
          isOpen={mayContest && proof.contest === null && open === proof.id}
          error={messages['words']}
          typed={refused?.values['words']}
        />
      ))}
    </>
  );
}
