import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  decideMeasure,
  getMeasureDossier,
  liftSchema,
  liftSuspension,
  measureDecisionSchema,
} from '#domain/catalogue/index.server.ts';
import { groupIce, type MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { CertificatePanel } from '#ui/certification/certificate-panel.tsx';
import { MeasureFacts } from '#ui/certification/measure-facts.tsx';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { LiftForm, MeasureDecisionForm } from '#ui/examiner/measure-forms.tsx';
import { ProviderPanel } from '#ui/examiner/provider-panel.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'register', 'vocab', 'wallet'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['notice', 'decide', 'lift'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const found = await guarded(() => getMeasureDossier(actor, id, contentLang(lang)));
  const { provider } = found;
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    lang,
    found: showDays(lang, {
      ...found,
      provider: { ...provider, ice: provider.ice && groupIce(provider.ice) },
    }),
    done: DONE.find((one) => one === done) ?? null,
    title: titled(lang, provider.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'lift') {
    const parsed = parseFields(form, liftSchema);
    if (!parsed.ok) return parsed;
    return { done: 'lift', work: () => liftSuspension(actor, id, parsed.value.reason) };
  }
  const parsed = parseFields(form, measureDecisionSchema);
  if (!parsed.ok) return parsed;
  return { done: 'decide', work: () => decideMeasure(actor, id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/providers/measures/${id}?done=${act.done}`);
}

export default function MeasurePage() {
  const { t } = useTranslation('certification');
  const { lang, found, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  const form = { values: refused?.values ?? {}, messages };
  const { measure, provider, isOwn, ripe, running } = found;
  const open = measure.state === 'noticed' || measure.state === 'answered';
  const base = `/${lang}/programme/providers`;
  return (
    <>
      <p>
        <Link to={base}>{t('queue.back')}</Link>
      </p>
      <h1 id="form">
        {t('measure.title')} · <bdi>{provider.name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <MeasureFacts measure={measure} filePath={`${base}/measures/${measure.id}/file`}>
        {[
          [t('measure.noticedBy'), found.noticedBy],
          [t('measure.decidedBy'), found.decidedBy],
          [t('measure.liftedBy'), found.liftedBy],
        ]}
      </MeasureFacts>
      {open && isOwn && <p className="note">{t('measure.another')}</p>}
      {open && !isOwn && !ripe && <p className="note">{t('measure.early')}</p>}
      {open && !isOwn && ripe && <MeasureDecisionForm {...form} />}
      {running && <LiftForm {...form} />}
      <ProviderPanel provider={provider} lang={lang} />
      {found.certificates.slice(0, 1).map((certificate) => (
        <CertificatePanel
          key={certificate.id}
          certificate={certificate}
          lang={lang}
          title={t('certificate.title')}
        />
      ))}
    </>
  );
}
