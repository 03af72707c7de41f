import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { answerMeasure, answerSchema, getOwnMeasure } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { MeasureFacts } from '#ui/certification/measure-facts.tsx';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { FileField, SubmitButton, TextAreaField } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['certification', 'register'] };
export const headers = () => PRIVATE_PAGE;

const UPLOADS = { perMinute: 10, burst: 40 };
const ACCEPT = '.pdf,.png,.jpg,.jpeg';
const FILE_REFUSALS = ['empty', 'too-large', 'type', 'extension', 'encoding', 'no-room', 'quota'];

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const measure = await guarded(() => getOwnMeasure(actor, id));
  return {
    ...{ lang, intentId: mintIntent(), measure: showDays(lang, measure) },
    title: titled(lang, i18nFor(lang).t('certification:measure.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { form, file } = await readUpload(args.request, 'file');
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  // Whoever cannot see the measure is told so before anything is counted or kept.
  await guarded(() => getOwnMeasure(actor, id));
  const allowance = guarded(() => takeAllowance(`answer ${actor.person.accountId}`, UPLOADS));
  if ((await allowance) > 0) return refuse({ form: 'slow' });
  const parsed = parseFields(form, answerSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const { text } = parsed.value;
  const refusal = await refusalOf(
    () => answerMeasure(actor, id, { text, file }, intentOf(form)),
    parsed.typed,
  );
  if (refusal !== null)
    return refuse({ [FILE_REFUSALS.includes(refusal) ? 'file' : 'form']: refusal });
  return seeOther(`/${lang}/provider/certification?done=measure`);
}

export default function OwnMeasure() {
  const { t } = useTranslation('certification');
  const { lang, measure, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  return (
    <>
      <p>
        <Link to={`/${lang}/provider/certification`}>{t('back')}</Link>
      </p>
      <h1 id="form">{t('measure.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('measure.lead')}</p>
      <MeasureFacts
        measure={measure}
        filePath={`/${lang}/provider/certification/measures/${measure.id}/file`}
      />
      {measure.mayAnswer && (
        <Panel title={t('measure.answerTitle')}>
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="intentId" value={intentId} />
            <TextAreaField
              name="text"
              label={t('measure.answerText')}
              error={messages['text']}
              rows={8}
              defaultValue={refused?.values['text']}
            />
            <FileField
              name="file"
              label={t('measure.file')}
              hint={t('measure.fileHint')}
              error={messages['file']}
              accept={ACCEPT}
              optional
            />
            <SubmitButton>{t('measure.answerGo')}</SubmitButton>
          </Form>
        </Panel>
      )}
    </>
  );
}
