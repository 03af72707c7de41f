import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { resumeAssessment } from '#domain/assessment/index.server.ts';
import { resumeSchema } from '#domain/assessment/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { describedBy, Field } from '#ui/field.tsx';
import { actorWithDevice } from '#web/actor.server.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['assess'] };

/** Ten tries at once, then one every ten seconds: a code has 26^12 forms. */
const TRIES = { perMinute: 6, burst: 10 };

export function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const code = new URL(request.url).searchParams.get('code') ?? '';
  return { code: code.slice(0, 64), title: titled(lang, i18nFor(lang).t('assess:resume.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const form = await parseForm(request, resumeSchema);
  if (!form.ok)
    return data({ wait: 0, missing: true, typed: form.values['code'] ?? '' }, { status: 422 });
  const { actor, cookie } = actorWithDevice(context, lang);
  const typed = form.value.code;
  const wait = await guarded(() => takeAllowance(`resume ${actor.ip}`, TRIES), form.typed);
  if (wait > 0) return data({ wait, missing: false, typed }, { status: 429 });
  let id = '';
  const refusal = await refusalOf(async () => {
    id = await resumeAssessment(actor, typed);
  });
  if (refusal !== null) return data({ wait: 0, missing: false, typed }, { status: 422 });
  return seeOther(`/${lang}/assess/${id}/review`, { 'Set-Cookie': cookie });
}

export default function Resume() {
  const { t } = useTranslation('assess');
  const { code } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused && messageOf(refused, t);
  const typed = refused?.typed;
  return (
    <div className="wrap">
      <h1>{t('resume.title')}</h1>
      <ErrorSummary errors={error ? [{ target: 'code', message: error }] : []} />
      <p>{t('resume.lead')}</p>
      <Form method="post" noValidate>
        <Field name="code" label={t('resume.code')} error={error}>
          <input
            id="code"
            name="code"
            type="text"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={typeof typed === 'string' ? typed : code}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy('code', undefined, error)}
          />
        </Field>
        <button className="btn" type="submit">
          {t('resume.go')}
        </button>
      </Form>
      <p className="hint">{t('resume.lost')}</p>
    </div>
  );
}

function messageOf(
  refused: { readonly wait: number; readonly missing: boolean },
  t: ReturnType<typeof useTranslation<'assess'>>['t'],
): string {
  if (refused.wait > 0) return t('resume.slow', { seconds: refused.wait });
  return refused.missing ? t('error.code') : t('resume.unknown');
}
