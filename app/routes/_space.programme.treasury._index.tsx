import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { settleShareDispute } from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { freeShareSchema, getTreasury, importStatement } from '#domain/payments/index.server.ts';
import {
  LINE_STATES,
  TREASURERS,
  TREASURY_READERS,
  type StatementProblem,
} from '#domain/payments/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { DisputedPanel } from '#ui/payment/disputed-panel.tsx';
import { showTreasury } from '#ui/payment/show-treasury.ts';
import { ImportPanel, useImportErrors } from '#ui/payment/import-panel.tsx';
import { usePaymentErrors } from '#ui/payment/use-payment-errors.ts';
import { LinesPanel, RefundsPanel, StatementsPanel } from '#ui/payment/treasury-panels.tsx';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['payment'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURY_READERS);
  const lang = requireLang(args.params);
  const asked = new URL(args.request.url).searchParams;
  const state = LINE_STATES.find((one) => one === asked.get('state')) ?? 'unmatched';
  const number = Number(asked.get('page') ?? 1);
  const query = { state, page: Number.isInteger(number) ? number : 1 };
  const page = await guarded(() => getTreasury(actor, query));
  return {
    ...{ lang, state, page: showTreasury(lang, page) },
    done: asked.has('lines')
      ? { count: Number(asked.get('lines')) || 0, known: Number(asked.get('known')) || 0 }
      : null,
    isSettled: asked.has('settled'),
    title: titled(lang, i18nFor(lang).t('payment:treasury.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

interface Refused {
  readonly problem: StatementProblem | null;
  readonly line: number | null;
  readonly again: string | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}
const UNREFUSED: Refused = { problem: null, line: null, again: null, errors: {}, values: {} };

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURERS);
  const lang = requireLang(args.params);
  const { form, file } = await readUpload(args.request, 'file');
  if (form.get('do') === 'settle') {
    // Payments that stood still go on.
    requireConfirmed(args, actor);
    return settle(actor, lang, form);
  }
  const answer = await guarded(() => importStatement(actor, file));
  if (answer.kind === 'refused') {
    const { problem, line } = answer;
    return data({ ...UNREFUSED, problem, line }, { status: 422 });
  }
  if (answer.kind === 'again') {
    const again = formatDate(lang, answer.importedAt);
    return data({ ...UNREFUSED, again }, { status: 422 });
  }
  const { lines, known } = answer;
  return seeOther(`/${lang}/programme/treasury?lines=${lines}&known=${known}`);
}

async function settle(actor: MemberActor, lang: string, form: FormData) {
  const parsed = parseFields(form, freeShareSchema);
  const values = flatValues(typedValues(form));
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ ...UNREFUSED, errors, values }, { status: 422 });
  if (!parsed.ok) return refuse(parsed.errors);
  const { request, note } = parsed.value;
  const refusal = await refusalOf(() => settleShareDispute(actor, request, { note }));
  return refusal === null
    ? seeOther(`/${lang}/programme/treasury?settled=1`)
    : refuse({ note: refusal });
}

export default function Treasury() {
  const { t } = useTranslation('payment');
  const { lang, state, page, done, isSettled } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useImportErrors(refused);
  const { messages, shown } = usePaymentErrors(refused?.errors);
  const here = `/${lang}/programme/treasury`;
  return (
    <>
      <h1>{t('treasury.title')}</h1>
      <ErrorSummary errors={[...errors, ...shown]} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t('treasury.import.done', done)}
        </p>
      )}
      {isSettled && !refused && (
        <p className="note ok" role="status">
          {t('treasury.disputed.done')}
        </p>
      )}
      <p>{t('treasury.lead')}</p>
      <p>
        <ButtonLink look="plain" to={`${here}/accounts`}>
          {t('treasury.accounts')}
        </ButtonLink>
      </p>
      {page.may && <ImportPanel error={errors[0]?.message} />}
      <LinesPanel here={here} state={state} page={page} />
      <DisputedPanel page={page} error={messages['note']} values={refused?.values ?? {}} />
      <RefundsPanel refunds={page.refunds} />
      <StatementsPanel statements={page.statements} />
    </>
  );
}
