import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { getProfile } from '#domain/assessment/index.server.ts';
import { mailLinkSchema } from '#domain/assessment/schema.ts';
import { mailResumeLink } from '#domain/notifications/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ResumeCode } from '#ui/resume-code.tsx';
import { useMessages } from '#ui/use-messages.ts';
import { actorOf, actorWithDevice } from '#web/actor.server.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['assess'] };

const PER_ADDRESS = { perMinute: 2, burst: 5 };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { id, code } = await guarded(() =>
    getProfile(actorOf(context, lang), requireParam(params, 'id')),
  );
  if (code === null) throw notFound();
  const title = titled(lang, i18nFor(lang).t('assess:code.title'));
  return { lang, id, code, title, intentId: mintIntent() };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const assessmentId = requireParam(params, 'id');
  const form = await parseForm(request, mailLinkSchema);
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 });
  const { actor } = actorWithDevice(context, lang);
  const wait = await guarded(() => takeAllowance(`mail-link ${actor.ip}`, PER_ADDRESS), form.typed);
  if (wait > 0)
    throw data({ typed: form.typed }, { status: 429, headers: { 'Retry-After': String(wait) } });
  await guarded(() =>
    mailResumeLink(actor, { assessmentId, origin: publicOrigin(), ...form.value }),
  );
  return seeOther(`/${lang}/assess/${assessmentId}/profile?sent#code`);
}

export default function MailLink() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useMessages(refused?.errors);
  const typed = refused?.values['email'];
  return (
    <div className="wrap">
      <ErrorSummary
        errors={Object.entries(errors).map(([target, message]) => ({ target, message }))}
      />
      <ResumeCode
        code={page.code}
        intentId={page.intentId}
        action={`/${page.lang}/assess/${page.id}/mail-link`}
        sent={false}
        heading="h1"
        error={errors['email'] ?? errors['intentId']}
        email={typeof typed === 'string' ? typed : ''}
      />
    </div>
  );
}
