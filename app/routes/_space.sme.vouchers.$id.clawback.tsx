import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  answerClawback,
  answerClawbackSchema,
  getOwnClawback,
} from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ClawbackHead } from '#ui/clawback/clawback-head.tsx';
import { ClawbackFile } from '#ui/clawback/clawback-file.tsx';
import { OwnBall } from '#ui/clawback/own-ball.tsx';
import { showClawback } from '#ui/clawback/show.ts';
import { useClawbackErrors } from '#ui/clawback/use-clawback-errors.ts';
import { clawbackDoneOf } from '#ui/clawback/words.ts';
import { SubmitButton, TextAreaField } from '#ui/workspace/fields.tsx';
import { OnBehalf } from '#ui/workspace/on-behalf.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['clawback'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getOwnClawback(actor, id));
  // What a decision brought is shown once it was opened.
  if (page.kind === 'closed') throw seeOther(`/${lang}/sme/applications/${page.applicationId}`);
  const { number, onBehalfOf, mayAnswer, isOver } = page;
  return {
    ...{ lang, id, number, onBehalfOf, mayAnswer, isOver },
    clawbacks: page.clawbacks.map((clawback) => showClawback(lang, clawback)),
    done: clawbackDoneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('clawback:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  // Whoever cannot see the voucher learns nothing of its form.
  await guarded(() => getOwnClawback(actor, id), typed);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const parsed = parseFields(form, answerClawbackSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const refusal = await refusalOf(() => answerClawback(actor, id, parsed.value), typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/sme/vouchers/${id}/clawback?done=answer`);
}

export default function OwnClawbackPage() {
  const { t } = useTranslation('clawback');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useClawbackErrors(refused?.errors);
  const { lang, id, number, onBehalfOf, clawbacks, mayAnswer } = page;
  const [latest] = clawbacks;
  return (
    <>
      {onBehalfOf !== null && <OnBehalf firm={onBehalfOf} />}
      <ClawbackHead
        voucher={`/${lang}/sme/vouchers/${id}`}
        {...{ number, errors: shown }}
        done={page.done !== null && !refused ? t(`done.${page.done}`) : null}
      />
      {latest ? <p>{t('lead.own')}</p> : <p>{t('none')}</p>}
      {latest && <OwnBall clawback={latest} isOver={page.isOver} />}
      {clawbacks.map((clawback) => (
        <ClawbackFile
          key={clawback.id}
          clawback={clawback}
          title={t('own.ask', { amount: clawback.amount })}
        />
      ))}
      {mayAnswer && (
        <Panel title={t('own.answer')}>
          <Form method="post" noValidate>
            <TextAreaField
              name="answer"
              label={t('own.answer')}
              hint={t('own.answerHint')}
              error={messages['answer']}
              rows={8}
              defaultValue={refused?.values['answer']}
            />
            <SubmitButton>{t('own.go')}</SubmitButton>
          </Form>
        </Panel>
      )}
    </>
  );
}
