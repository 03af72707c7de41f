import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { matchLineByHand } from '#domain/engagements/index.server.ts';
import {
  getLine,
  matchLineAgain,
  matchLineSchema,
  setAsideSchema,
  setLineAside,
} from '#domain/payments/index.server.ts';
import { TREASURERS, TREASURY_READERS } from '#domain/payments/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { LineFacts, MatchAgain } from '#ui/payment/line-facts.tsx';
import { showLine } from '#ui/payment/show-treasury.ts';
import { usePaymentErrors } from '#ui/payment/use-payment-errors.ts';
import { SubmitButton, TextAreaField, TextField } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['payment'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['match', 'aside', 'again'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURY_READERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { line, by, may } = await guarded(() => getLine(actor, id));
  const asked = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, by, may, line: showLine(lang, line), note: line.note, account: line.account },
    ...{ state: line.state, fileName: line.statement.fileName },
    done: DONE.find((one) => one === asked) ?? null,
    title: titled(lang, i18nFor(lang).t('payment:line.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...TREASURERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getLine(actor, id));
  return carryOut(
    args.request,
    (form) => {
      if (form.get('do') === 'again')
        return { done: 'again', work: () => matchLineAgain(actor, id) };
      if (form.get('do') === 'match') {
        const parsed = parseFields(form, matchLineSchema);
        if (!parsed.ok) return { errors: parsed.errors };
        return { done: 'match', work: () => matchLineByHand(actor, id, parsed.value) };
      }
      const parsed = parseFields(form, setAsideSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      return { done: 'aside', work: () => setLineAside(actor, id, parsed.value) };
    },
    {
      after: (done) => `/${lang}/programme/treasury/lines/${id}?done=${done}`,
      errorsOf: (refusal) => ({ [refusal === 'reference' ? refusal : 'form']: refusal }),
    },
  );
}

export default function TreasuryLine() {
  const { t } = useTranslation('payment');
  const { lang, may, done, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePaymentErrors(refused?.errors);
  const values = refused?.values ?? {};
  const isMatch = values['do'] === 'match';
  const noteOf = (isThis: boolean) =>
    isThis ? { error: messages['note'], defaultValue: values['note'] } : {};
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/treasury`}>{t('line.back')}</Link>
      </p>
      <h1 id="form">{t('line.title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`line.done.${done}`)}
        </p>
      )}
      <LineFacts {...page} />
      {may && (
        <>
          {page.state !== 'new' && <MatchAgain />}
          <Panel title={t('line.match.title')}>
            <p>{t('line.match.text')}</p>
            <Form method="post">
              <TextField
                name="reference"
                label={t('line.match.reference')}
                hint={t('line.match.hint')}
                error={messages['reference']}
                defaultValue={values['reference']}
                dir="ltr"
                maxLength={60}
              />
              <TextAreaField name="note" label={t('line.match.note')} {...noteOf(isMatch)} />
              <SubmitButton name="do" value="match">
                {t('line.match.go')}
              </SubmitButton>
            </Form>
          </Panel>
          <Panel title={t('line.aside.title')}>
            <p>{t('line.aside.text')}</p>
            <Form method="post">
              <TextAreaField name="note" label={t('line.aside.note')} {...noteOf(!isMatch)} />
              <SubmitButton look="plain" name="do" value="aside">
                {t('line.aside.go')}
              </SubmitButton>
            </Form>
          </Panel>
        </>
      )}
    </>
  );
}
