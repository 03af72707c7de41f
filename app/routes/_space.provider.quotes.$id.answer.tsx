import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { answerQuote, getAnswerPage, readAnswer } from '#domain/engagements/index.server.ts';
import { civilDateOf, cents } from '#domain/kernel/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { LineFields, MilestoneFields } from '#ui/quotes/answer-fields.tsx';
import { useQuoteErrors } from '#ui/quotes/use-quote-errors.ts';
import { SubmitButton, TextAreaField, TextField } from '#ui/workspace/fields.tsx';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['quotes', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

function pageOf(args: LoaderFunctionArgs, lang: Lang) {
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'id');
  const { t } = i18nFor(lang);
  const words = {
    piece: t('quotes:unit.piece'),
    month: t('quotes:unit.month'),
    setup: t('quotes:unit.setup'),
  };
  return guarded(() => getAnswerPage(actor, id, { lang: contentLang(lang), words }));
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const page = await pageOf(args, lang);
  const { request, need, counter, values, isFirst, rates, mayAnswer } = page;
  if (!mayAnswer) throw seeOther(`/${lang}/provider/quotes/${request.id}`);
  return {
    ...{ lang, need, counter, values, isFirst, rates },
    ...{ id: request.id, number: request.number, stamp: request.stamp, firm: request.firm },
    cap: formatMad(lang, request.cap),
    title: titled(lang, i18nFor(lang).t('quotes:answer.page', { number: request.number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const STAMP = /^\d{1,7}$/;
const LONGEST_STAMP = 7;

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const { request, rates } = await pageOf(args, lang);
  const stamp = textOf(form, 'stamp', LONGEST_STAMP);
  if (!STAMP.test(stamp)) return refuse({ form: 'reload' });
  const limits = { cap: cents(request.cap), today: civilDateOf(actor.now), rates };
  const read = readAnswer(form, limits);
  if (!read.ok) return refuse(read.errors);
  const { content } = read;
  const refusal = await refusalOf(
    () => answerQuote(actor, request.id, { stamp: Number(stamp), content }),
    typed,
  );
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/provider/quotes/${request.id}?done=answer`);
}

export default function Answer() {
  const { t } = useTranslation('quotes');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useQuoteErrors(refused?.errors);
  const values = refused?.values ?? page.values;
  const fields = { values, errors: messages };
  return (
    <>
      <p>
        <Link to={`/${page.lang}/provider/quotes/${page.id}`}>{t('back.request')}</Link>
      </p>
      <h1 id="form">{t('answer.page', { number: `\u2066${page.number}\u2069` })}</h1>
      <ErrorSummary errors={shown} />
      <p>{t(page.isFirst ? 'answer.lead' : 'answer.leadAgain')}</p>
      {page.counter !== null && (
        <div className="note warn">
          <p>{t('answer.counter')}</p>
          <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {page.counter}
          </p>
        </div>
      )}
      <Facts
        items={[
          [t('fact.firm'), <bdi key="firm">{page.firm}</bdi>],
          [t('fact.cap'), page.cap],
        ]}
      />
      <Form method="post">
        <input type="hidden" name="stamp" value={page.stamp} />
        <Panel title={t('milestones.title')}>
          <p className="hint">{t('answer.milestonesHint')}</p>
          <MilestoneFields {...fields} />
        </Panel>
        <Panel title={t('lines.title')} id="lines">
          <p className="hint">{t('answer.linesHint', { cap: page.cap })}</p>
          {messages['lines'] !== undefined && <p className="err">{messages['lines']}</p>}
          <LineFields {...fields} rates={page.rates} />
        </Panel>
        <TextField
          name="startOn"
          type="date"
          dir="ltr"
          label={t('fact.startOn')}
          error={messages['startOn']}
          defaultValue={values['startOn']}
        />
        <TextAreaField
          optional
          name="note"
          label={t('fact.note')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <p>{t('answer.valid')}</p>
        <SubmitButton>{t('answer.go')}</SubmitButton>
      </Form>
    </>
  );
}
