import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { acceptInvitation, getInvitation } from '#domain/accounts/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { isolate } from '#ui/people/isolate.ts';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people'] };
/** The address holds a secret: it is neither kept nor passed on. */
export const headers = () => ({ ...PRIVATE_PAGE, 'X-Robots-Tag': 'noindex' });

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const token = requireParam(params, 'token');
  const { person, now } = actorOf(context, lang);
  const view = await guarded(() => getInvitation(person?.accountId ?? null, token, now));
  const t = i18nFor(lang).getFixedT(lang, ['people', 'advisor']);
  return {
    lang,
    next: encodeURIComponent(`/${lang}/invitation/${token}`),
    state: view.state,
    acceptedByReader: view.acceptedByReader,
    isForReader: view.isForReader,
    organisation: view.organisation,
    inviter: view.inviter,
    sentTo: view.sentTo,
    role: t(`advisor:role.${view.role}.name`),
    until: formatDate(lang, view.expiresAt),
    title: titled(lang, t('people:invitation.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const token = requireParam(args.params, 'token');
  const actor = requirePerson(args);
  let next = `/${lang}/account/organisations?done=requested`;
  const refusal = await refusalOf(async () => {
    const { status } = await acceptInvitation(actor, { token });
    if (status === 'active') next = `/${lang}/space`;
  });
  if (refusal !== null) return data({ errors: { '': `refusal.${refusal}` } }, { status: 422 });
  return seeOther(next);
}

export default function Invitation() {
  const { t } = useTranslation('people');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = usePeopleMessages(refused?.errors);
  const { inviter, role, until } = page;
  const organisation = isolate(page.organisation);
  return (
    <div className="wrap" id="page">
      <h1>{t('invitation.title')}</h1>
      <ErrorSummary errors={shown} title={t('invitation.refused')} />
      <p>
        {inviter === null
          ? t('invitation.fromOperator', { organisation, role })
          : t('invitation.from', { inviter: isolate(inviter), organisation, role })}
      </p>
      {page.state === 'open' && <p className="hint">{t('invitation.until', { date: until })}</p>}
      <Next page={page} />
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** What the reader can do now, by the state of the invitation and who they are. */
function Next({ page }: { readonly page: Page }) {
  const { t } = useTranslation('people');
  const { lang, next, sentTo } = page;
  const address = (
    <bdi dir="ltr" key="to">
      {sentTo}
    </bdi>
  );
  if (page.state === 'accepted' && page.acceptedByReader)
    return (
      <p>
        {t('invitation.yours')} <Link to={`/${lang}/space`}>{t('invitation.open')}</Link>
      </p>
    );
  if (page.state !== 'open') return <p className="note warn">{t(`invitation.${page.state}`)}</p>;
  if (page.isForReader === null)
    return (
      <>
        <p>
          {t('invitation.signedOut')} {address}
        </p>
        <p className="actions">
          <Link className="btn" to={`/${lang}/sign-up?next=${next}`}>
            {t('invitation.signUp')}
          </Link>
          <Link to={`/${lang}/sign-in?next=${next}`}>{t('invitation.signIn')}</Link>
        </p>
      </>
    );
  if (!page.isForReader)
    return (
      <div className="note warn">
        <p>
          {t('invitation.otherAddress')} {address}
        </p>
        <p>{t('invitation.otherAddressHelp')}</p>
        <p>
          <Link to={`/${lang}/account/contact`}>{t('invitation.changeAddress')}</Link>
        </p>
      </div>
    );
  return (
    <Form method="post" action="?">
      <button className="btn" type="submit">
        {t('invitation.accept')}
      </button>
    </Form>
  );
}
