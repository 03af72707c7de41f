import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRegions, organisationChoices } from '#domain/accounts/index.server.ts';
import {
  getProfilePage,
  getProfileStamp,
  profileSchema,
  saveProfile,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ProfileForm } from '#ui/provider/profile-form.tsx';
import { useProviderMessages } from '#ui/provider/use-provider-messages.ts';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['provider', 'vocab', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const { provinces, sectors } = organisationChoices(contentLang(lang));
  return {
    lang,
    ...(await guarded(() => getProfilePage(actor))),
    choices: { provinces, sectors, regions: listRegions(lang) },
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: titled(lang, i18nFor(lang).t('provider:presentation.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The field a refusal is about; the page as a whole where it is about none. */
const FIELD_OF: Readonly<Record<string, readonly [field: string, message: string]>> = {
  'catalogue.stale': ['', 'error.stale'],
  'catalogue.regions-in-use': ['regions', 'error.regionsInUse'],
};

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const form = await parseForm(args.request, profileSchema(civilDateOf(actor.now)));
  if (!form.ok) {
    const stamp = [form.values['stamp'] ?? ''].flat()[0] ?? '';
    return data({ errors: form.errors, values: form.values, details: {}, stamp }, { status: 422 });
  }
  const { value, typed } = form;
  try {
    await guarded(() => saveProfile(actor, value), typed);
  } catch (error) {
    const found = error instanceof DomainError ? FIELD_OF[error.code] : undefined;
    if (!(error instanceof DomainError) || found === undefined) throw error;
    const [field, message] = found;
    // Sent once more after it was told of the other version, the form replaces it knowingly.
    const stamp = field === '' ? await guarded(() => getProfileStamp(actor), typed) : value.stamp;
    const refused = { errors: { [field]: message }, values: typed, details: error.details, stamp };
    return data(refused, { status: 422 });
  }
  return seeOther(`/${lang}/provider/presentation?saved`);
}

export default function Presentation() {
  const { t } = useTranslation('provider');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useProviderMessages(refused);
  const { lang, slug, stamp, untranslated } = page;
  return (
    <div id="page">
      <h1>{t('presentation.title')}</h1>
      <ErrorSummary errors={shown} />
      {page.saved && !refused && (
        <p className="note ok" role="status">
          {t('presentation.saved')}
        </p>
      )}
      <p>{t('presentation.lead')}</p>
      {slug !== null && (
        <p>
          <ButtonLink look="plain" to={`/${lang}/provider/presentation/preview`}>
            {t('presentation.preview')}
          </ButtonLink>
        </p>
      )}
      {untranslated.length > 0 && (
        <div className="note warn">
          <p>{t('presentation.untranslated')}</p>
          <ul>
            {untranslated.map(({ text, missing }) => (
              <li key={text}>{t(`presentation.missing.${missing}.${text}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <ProfileForm
        key={stamp}
        lang={lang}
        stamp={refused?.stamp ?? stamp}
        values={refused?.values ?? page.values}
        messages={messages}
        choices={page.choices}
        labels={page.labels}
      />
    </div>
  );
}
