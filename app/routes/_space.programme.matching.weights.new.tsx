import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getWeightsPage,
  previewWeights,
  proposeWeights,
  weightsFormSchema,
} from '#domain/matching/index.server.ts';
import { COMPONENTS, CRITERIA, type Weights } from '#domain/matching/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { EffectPanel } from '#ui/steering/effect-panel.tsx';
import { effectView } from '#ui/steering/effect-view.ts';
import { useSteeringErrors } from '#ui/steering/use-steering-errors.ts';
import { WeightsForm } from '#ui/steering/weights-form.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['steering'] };
export const headers = () => PRIVATE_PAGE;

/** The figures of weights as the form holds them. */
function valuesOf({ points, criteria }: Weights): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...COMPONENTS.map((one): [string, string] => [`points.${one}`, String(points[one])]),
    ...CRITERIA.map((one): [string, string] => [`criteria.${one}`, String(criteria[one])]),
  ]);
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const { present, proposal } = await guarded(() => getWeightsPage(actor));
  return {
    ...{ lang, isOpen: proposal !== null, values: valuesOf(present.content) },
    title: titled(lang, i18nFor(lang).t('steering:propose.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const figuresSchema = weightsFormSchema.omit({ reason: true });

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const values = flatValues(typed);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values, preview: null, isPreview: false }, { status: 422 });
  if (form.get('do') === 'preview') {
    const parsed = parseFields(form, figuresSchema);
    if (!parsed.ok) return refuse(parsed.errors);
    const effect = await guarded(() => previewWeights(actor, parsed.value), typed);
    return data({ errors: {}, values, preview: effectView(lang, effect), isPreview: true });
  }
  const parsed = parseFields(form, weightsFormSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const refusal = await refusalOf(() => proposeWeights(actor, parsed.value), typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/matching/weights?done=proposed`);
}

export default function ProposeWeights() {
  const { t } = useTranslation('steering');
  const { lang, isOpen, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useSteeringErrors(answer?.errors, answer?.values);
  return (
    <div id="page">
      <p>
        <Link to={`/${lang}/programme/matching/weights`}>{t('propose.back')}</Link>
      </p>
      <h1>{t('propose.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('propose.lead')}</p>
      {isOpen && <p className="note warn">{t('propose.open')}</p>}
      {answer?.isPreview && <EffectPanel effect={answer.preview} />}
      <WeightsForm values={answer?.values ?? values} messages={messages} />
    </div>
  );
}
