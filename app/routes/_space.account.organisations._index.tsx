import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  acceptInvitation,
  getOwnStanding,
  requestToJoin,
  switchOrganisation,
} from '#domain/accounts/index.server.ts';
import { ownActSchema } from '#domain/accounts/schema.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { OwnOrganisations, WaitingPanels } from '#ui/people/own-organisations.tsx';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { areaOf } from '#ui/workspace/shell.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'advisor'] };
export const headers = () => PRIVATE_PAGE;

/** Ten firms asked at once, then one every two minutes. */
const JOINS = { perMinute: 0.5, burst: 10 };
const DONE = ['join', 'accepted', 'requested'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const { organisations, asked, invitations } = await guarded(() => getOwnStanding(actor));
  const query = new URL(args.request.url).searchParams;
  return {
    lang,
    organisations,
    asked: asked.map(({ id, name, at }) => ({ id, name, on: formatDate(lang, at) })),
    invitations: invitations.map(({ expiresAt, ...invitation }) => ({
      ...invitation,
      until: formatDate(lang, expiresAt),
    })),
    next: ownPath(query.get('next')),
    done: DONE.find((known) => known === query.get('done')) ?? null,
    title: titled(lang, i18nFor(lang).t('people:own.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const form = await parseForm(args.request, ownActSchema);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const here = `/${lang}/account/organisations`;
  let next = here;
  const refusal = await refusalOf(async () => {
    const { do: act, id } = form.value;
    if (act === 'switch') {
      const kind = await switchOrganisation(actor, id);
      const asked = ownPath(form.value.next ?? null);
      next = asked?.startsWith(`/${lang}/${areaOf(kind) ?? 'account'}`) ? asked : `/${lang}/space`;
    } else if (act === 'accept') {
      const { status } = await acceptInvitation(actor, { id });
      next = `${here}?done=${status === 'active' ? 'accepted' : 'requested'}`;
    } else {
      const wait = await takeAllowance(`join ${actor.person.accountId}`, JOINS);
      if (wait > 0) throw new DomainError('accounts.too-many');
      await requestToJoin(actor, id);
      next = `${here}?done=join`;
    }
  }, form.typed);
  if (refusal !== null) return data({ errors: { '': `refusal.${refusal}` } }, { status: 422 });
  return seeOther(next);
}

export default function Organisations() {
  const { t } = useTranslation('people');
  const { lang, organisations, asked, invitations, next, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = usePeopleMessages(refused?.errors);
  return (
    <div id="page">
      <h1>{t('own.title')}</h1>
      <ErrorSummary errors={shown} />
      {done && !refused && (
        <p className="note ok" role="status">
          {t(`own.done.${done}`)}
        </p>
      )}
      <OwnOrganisations organisations={organisations} next={next} />
      <WaitingPanels asked={asked} invitations={invitations} />
      <ButtonLink to={`/${lang}/account/organisations/new`} look="plain">
        {t('own.register')}
      </ButtonLink>
    </div>
  );
}
