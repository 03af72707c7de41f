import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOfficerClawback } from '#domain/cases/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ClawbackHead } from '#ui/clawback/clawback-head.tsx';
import { ClawbackFile } from '#ui/clawback/clawback-file.tsx';
import { CollectForms, DecideForm, NotifyForm, WriteOffForm } from '#ui/clawback/officer-forms.tsx';
import { OpenForm } from '#ui/clawback/open-form.tsx';
import { showClawback } from '#ui/clawback/show.ts';
import { ClawbackBall, ClawbackWhyNot, VoucherMoney } from '#ui/clawback/standing.tsx';
import { useClawbackErrors } from '#ui/clawback/use-clawback-errors.ts';
import { clawbackDoneOf } from '#ui/clawback/words.ts';
import { chosenIn } from '#ui/decision/typed.ts';
import { flatValues, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { actOf, MONEY_ACTS, refusedField } from './act.server.ts';

export const handle = { i18n: ['clawback'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getOfficerClawback(actor, id));
  const { number, firm, may, claimable } = page;
  if (may.confirm || may.collect || may.writeOff) requireConfirmed(args, actor);
  return {
    ...{ lang, id, number, firm, may, intentId: mintIntent(), hasUse: page.used > 0n },
    ...{ amount: formatMad(lang, page.amount), used: formatMad(lang, page.used) },
    claimable: claimable === 0n ? null : formatMad(lang, claimable),
    clawbacks: page.clawbacks.map(({ evidence, openedBy, confirmedBy, ...clawback }) => ({
      clawback: showClawback(lang, clawback),
      inside: { evidence, openedBy, confirmedBy },
    })),
    done: clawbackDoneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('clawback:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  await guarded(() => getOfficerClawback(actor, id), typed);
  if (MONEY_ACTS.some((one) => one === form.get('do'))) requireConfirmed(args, actor);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data(
      { errors, values: flatValues(typed), chosen: chosenIn(typed, 'reasons') },
      { status: 422 },
    );
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse(refusedField(refusal));
  return seeOther(`/${lang}/programme/vouchers/${id}/clawback?done=${act.done}`);
}

export default function OfficerClawbackPage() {
  const { t } = useTranslation('clawback');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useClawbackErrors(refused?.errors);
  const { lang, id, number, may, intentId, clawbacks } = page;
  const form = { intentId, messages, values: refused?.values ?? {} };
  const clawback = clawbacks[0]?.clawback;
  return (
    <>
      <ClawbackHead
        voucher={`/${lang}/programme/vouchers/${id}`}
        {...{ number, errors: shown }}
        done={page.done !== null && !refused ? t(`done.${page.done}`) : null}
      />
      <p>{t('lead.officer')}</p>
      {clawback && <ClawbackBall clawback={clawback} />}
      <ClawbackWhyNot problem={may.problem} />
      <VoucherMoney {...page} />
      {may.open && page.claimable !== null && (
        <OpenForm {...form} most={page.claimable} chosen={refused?.chosen ?? []} />
      )}
      {clawback && may.notify && <NotifyForm {...{ clawback, intentId }} />}
      {clawback && (may.confirm || may.drop) && (
        <DecideForm {...{ ...form, clawback }} confirm={may.confirm} />
      )}
      {clawback && may.collect && <CollectForms {...{ ...form, clawback }} />}
      {clawback && may.writeOff && <WriteOffForm {...{ ...form, clawback }} />}
      {clawbacks.map((one) => (
        <ClawbackFile key={one.clawback.id} {...one} title={t('title')} />
      ))}
    </>
  );
}
