import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { eraseOwnAccount, listErasureObstacles } from '#domain/accounts/index.server.ts';
import { eraseSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { CheckField, SubmitButton } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requirePerson, type RouteArgs } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { sessionCookieOf } from '#web/session.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

const REFUSALS: Readonly<Record<string, string>> = {
  'name-another-owner': 'error.anotherOwner',
  'last-administrator': 'error.lastAdministrator',
  'shared-account': 'error.shared',
};

function requireFresh(args: RouteArgs) {
  const actor = requirePerson(args);
  requireConfirmed(args, actor);
  return actor;
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireFresh(args);
  const obstacles = await guarded(() => listErasureObstacles(actor));
  return { lang, obstacles, title: titled(lang, i18nFor(lang).t('consent:erase.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireFresh(args);
  const form = await parseForm(args.request, eraseSchema);
  if (!form.ok) return data({ errors: { sure: 'error.sure' } }, { status: 422 });
  const refusal = await refusalOf(() => eraseOwnAccount(actor));
  if (refusal !== null)
    return data({ errors: { sure: REFUSALS[refusal] ?? 'error.reload' } }, { status: 422 });
  return seeOther(`/${lang}/account-closed`, { 'Set-Cookie': sessionCookieOf('') });
}

export default function Erase() {
  const { t } = useTranslation('consent');
  const { lang, obstacles } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  return (
    <>
      <h1>{t('erase.title')}</h1>
      <ErrorSummary errors={shown} />
      <Panel title={t('erase.what')}>
        <ul>
          {t('erase.effects', { returnObjects: true }).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <p>
          <Link to={`/${lang}/account/data`}>{t('erase.exportFirst')}</Link>
        </p>
      </Panel>
      {obstacles.length > 0 ? (
        <div className="note warn">
          <p>{t('erase.blocked')}</p>
          <ul>
            {obstacles.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <Form method="post" noValidate>
          <CheckField name="sure" label={t('erase.sure')} error={messages['sure']} />
          <SubmitButton look="danger">{t('erase.go')}</SubmitButton>
        </Form>
      )}
    </>
  );
}
