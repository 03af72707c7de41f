import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { moveSchema, proposeMove } from '#domain/ledger/index.server.ts';
import { MONEY_MOVERS, MOVE_KINDS } from '#domain/ledger/schema.ts';
import { getMoneyPlan, listMoneyPlans } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ChooseKind, ChooseProgramme } from '#ui/money/choose-move.tsx';
import { MoveForm } from '#ui/money/move-form.tsx';
import { planName } from '#ui/money/names.ts';
import { useMoneyErrors } from '#ui/money/use-money-errors.ts';
import { Empty } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { choicesFor } from './view.server.ts';

export const handle = { i18n: ['money', 'aid'] };
export const headers = () => PRIVATE_PAGE;

const ID_LENGTH = 64;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', ...MONEY_MOVERS);
  const params = new URL(args.request.url).searchParams;
  const kind = MOVE_KINDS.find((one) => one === params.get('kind')) ?? null;
  const plans = await guarded(() => listMoneyPlans(actor));
  const [only] = plans.length === 1 ? plans : [];
  const asked = params.get('programme') ?? only?.programmeId ?? null;
  const plan = asked === null ? null : await guarded(() => getMoneyPlan(actor, asked));
  if (plan && kind) requireConfirmed(args, actor);
  return {
    ...{ lang, kind, intentId: mintIntent() },
    plans: plans.map((one) => ({ id: one.programmeId, name: planName(lang, one) })),
    choices: plan && (await guarded(() => choicesFor(lang, actor, plan))),
    title: titled(lang, i18nFor(lang).t('money:move.new')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Fields that refusals of the use-case are about; others are about the whole form. */
const FIELD_OF: Readonly<Record<string, string>> = {
  ...{ 'no-money': 'amount', 'unknown-envelope': 'from' },
  ...{ 'not-planned': 'to', 'same-envelope': 'to', 'other-year': 'to', 'year-over': 'to' },
};

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...MONEY_MOVERS);
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const programmeId = textOf(form, 'programme', ID_LENGTH);
  const programme = await guarded(() => getMoneyPlan(actor, programmeId), typed);
  const parsed = parseFields(form, moveSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const { kind } = parsed.value;
  let moveId = '';
  const refusal = await refusalOf(async () => {
    moveId = await proposeMove(actor, programme, parsed.value, intentOf(form));
  }, typed);
  if (refusal === null) return seeOther(`/${lang}/programme/money/moves/${moveId}?done=proposed`);
  const field = FIELD_OF[refusal] ?? 'form';
  // What is carried over has no field to say where it goes.
  return refuse({ [field === 'to' && kind === 'carry-over' ? 'from' : field]: refusal });
}

export default function NewMove() {
  const { t } = useTranslation('money');
  const { lang, plans, kind, choices, intentId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useMoneyErrors(answer?.errors);
  const here = `/${lang}/programme/money/moves/new`;
  return (
    <div id="page">
      <p>
        <Link to={`/${lang}/programme/money`}>{t('overview.title')}</Link>
      </p>
      <h1>{t('move.new')}</h1>
      <ErrorSummary errors={shown} />
      {plans.length === 0 && <Empty>{t('overview.none')}</Empty>}
      {choices === null && plans.length > 0 && <ChooseProgramme here={here} plans={plans} />}
      {choices && kind === null && <ChooseKind here={here} programme={choices.programme} />}
      {choices && kind && (
        <MoveForm {...{ here, kind, choices, messages, intentId }} values={answer?.values ?? {}} />
      )}
    </div>
  );
}
