import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getProfile, profileChoices, saveProfile } from '#domain/assessment/index.server.ts';
import { profileSchema, type ProfileFacts } from '#domain/assessment/schema.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { findProfileAnswers } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ProfileForm, useProfileErrors } from '#ui/profile/profile-form.tsx';
import { ResumeCode } from '#ui/resume-code.tsx';
import { actorOf } from '#web/actor.server.ts';
import { useMessages } from '#ui/use-messages.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';

export const handle = { i18n: ['assess'] };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const actor = actorOf(context, lang);
  const profile = await guarded(() => getProfile(actor, requireParam(params, 'id')));
  if (profile.readOnly) throw seeOther(`/${lang}/assess/${profile.id}/review`);
  return {
    lang,
    id: profile.id,
    code: profile.code,
    values: formValues({ ...(await answeredBefore(actor, profile)), ...profile.facts }),
    options: profileChoices(contentLang(lang)),
    intentId: mintIntent(),
    sent: new URL(request.url).searchParams.has('sent'),
    title: titled(lang, i18nFor(lang).t('assess:profile.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const form = await parseForm(request, profileSchema);
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 });
  const actor = actorOf(context, lang);
  const refusal = await refusalOf(() =>
    writing({ lang, id }, () => saveProfile(actor, id, form.value), form.typed),
  );
  if (refusal !== null) {
    const errors = { foundedYear: `error.${refusal}` };
    return data({ errors, values: form.typed }, { status: 422 });
  }
  const { firstDimension, completed } = await guarded(() => getProfile(actor, id));
  return seeOther(`/${lang}/assess/${id}/${completed ? 'review' : firstDimension}`);
}

/**
 * What was answered about the reader's own firm where aid is looked for, for a profile that nobody
 * filled in. An advisor's own browser says nothing of a client.
 */
async function answeredBefore(
  actor: Actor,
  { code, facts }: Pick<Awaited<ReturnType<typeof getProfile>>, 'code' | 'facts'>,
): Promise<ProfileFacts> {
  const isOwn = code !== null || actor.person?.seat?.kind === 'sme';
  if (!isOwn || facts.sector !== undefined || facts.staff !== undefined) return {};
  return guarded(() => findProfileAnswers(actor));
}

/** Kept facts as the form names them. */
function formValues(facts: ProfileFacts): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = { goals: facts.goals ?? [] };
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'boolean') values[name] = value ? 'yes' : 'no';
    else if (typeof value === 'string' || typeof value === 'number') values[name] = String(value);
  }
  return values;
}

export default function Profile() {
  const { t } = useTranslation('assess');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useMessages(refused?.errors);
  return (
    <div className="wrap">
      <h1>{t('profile.title')}</h1>
      <p>{t('profile.lead')}</p>
      <ErrorSummary errors={useProfileErrors(errors)} />
      <ProfileForm options={page.options} values={refused?.values ?? page.values} errors={errors} />
      {page.code === null ? (
        <p className="note">{t('access.ofFirm')}</p>
      ) : (
        <ResumeCode
          code={page.code}
          intentId={page.intentId}
          action={`/${page.lang}/assess/${page.id}/mail-link`}
          sent={page.sent}
          error={undefined}
          email=""
        />
      )}
    </div>
  );
}
