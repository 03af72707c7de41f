import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  decideMove,
  getMove,
  moveDecisionSchema,
  withdrawMove,
} from '#domain/ledger/index.server.ts';
import { MONEY_MOVERS, MONEY_READERS } from '#domain/ledger/schema.ts';
import { getMoneyPlan, type MoneyPlan } from '#domain/programmes/index.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { DecideMove, MoveFacts, WithdrawMove } from '#ui/money/move-panels.tsx';
import { useMoneyErrors } from '#ui/money/use-money-errors.ts';
import { rereadRefused } from '#ui/money/reread-refused.ts';
import moneyCss from '#ui/styles/money.css?url';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { moveView } from './view.server.ts';

export const handle = { i18n: ['money', 'aid'] };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: moneyCss }];
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'programme', ...MONEY_READERS);
  const move = await guarded(() => getMove(actor, requireParam(args.params, 'id')));
  const plan = await guarded(() => getMoneyPlan(actor, move.programmeId));
  const mayAct = move.canMove && move.state === 'proposed';
  if (mayAct) requireConfirmed(args, actor);
  const view = await guarded(() => moveView(lang, actor, { move, plan }));
  return {
    ...{ ...view, lang, mayAct, programmeId: plan.programmeId },
    done: new URL(args.request.url).searchParams.get('done'),
    title: titled(lang, view.row.programme),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, plan: MoneyPlan, id: string, form: FormData) {
  if (form.get('do') === 'withdraw')
    return { done: 'withdrawn', work: () => withdrawMove(actor, plan, id) };
  const parsed = parseFields(form, moveDecisionSchema);
  if (!parsed.ok) return parsed;
  const { agrees, note } = parsed.value;
  const decision = { agrees: agrees === 'yes', note };
  return {
    done: decision.agrees ? 'done' : 'refused',
    work: () => decideMove(actor, plan, id, decision),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...MONEY_MOVERS);
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const { programmeId } = await guarded(() => getMove(actor, id), typed);
  const plan = await guarded(() => getMoneyPlan(actor, programmeId), typed);
  const act = actOf(actor, plan, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/money/moves/${id}?done=${act.done}`);
}

const DONE = ['proposed', 'withdrawn', 'done', 'refused'] as const;

export default function Move() {
  const { t } = useTranslation('money');
  const page = useLoaderData<typeof loader>();
  const { lang, row, ends, mayAct } = page;
  const answer = useActionData<typeof action>();
  const { messages, shown } = useMoneyErrors(answer?.errors);
  const said = answer ? undefined : DONE.find((one) => one === page.done);
  return (
    <div id="page">
      <p>
        <Link to={`/${lang}/programme/money/${page.programmeId}`}>
          <bdi>{row.programme}</bdi>
        </Link>
      </p>
      <h1>{t(`move.kind.${row.kind}`)}</h1>
      <ErrorSummary errors={shown} />
      {said && (
        <p className="note ok" role="status">
          {t(`done.${said}`)}
        </p>
      )}
      <MoveFacts row={row} ends={ends} />
      {mayAct && row.proposedBy.isSelf && <WithdrawMove />}
      {mayAct && !row.proposedBy.isSelf && (
        <DecideMove row={row} values={answer?.values ?? {}} messages={messages} />
      )}
    </div>
  );
}
