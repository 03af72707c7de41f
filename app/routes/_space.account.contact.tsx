import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  confirmContactChange,
  findPendingContact,
  getOwnProfile,
  parseAddress,
  requestContactChange,
} from '#domain/accounts/index.server.ts';
import { contactCodeSchema, newContactSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requirePerson, type RouteArgs } from '#web/person.server.ts';
import { waitForMessage } from '#web/auth-limits.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

const REFUSALS: Readonly<Record<string, string>> = {
  'shared-account': 'error.shared',
  'same-address': 'error.sameAddress',
  'too-many-codes': 'error.tooManyCodes',
  'not-a-code': 'error.code',
  'wrong-code': 'error.wrongCode',
  'code-over': 'error.codeOver',
  'address-taken': 'error.addressTaken',
};

/** Which address the open form is about: e-mail unless the query says otherwise. */
function channelOf(request: Request): 'email' | 'sms' {
  return new URL(request.url).searchParams.get('sent') === 'sms' ? 'sms' : 'email';
}

function requireFresh(args: RouteArgs) {
  const actor = requirePerson(args);
  requireConfirmed(args, actor);
  return actor;
}

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireFresh(args);
  const channel = channelOf(args.request);
  const sent = new URL(args.request.url).searchParams.has('sent');
  const { email, phone } = await guarded(() => getOwnProfile(actor));
  const pending = sent ? await guarded(() => findPendingContact(actor, channel)) : null;
  const title = titled(lang, i18nFor(lang).t('consent:contact.title'));
  return { email, phone, pending, channel, title };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireFresh(args);
  const isCode = new URL(args.request.url).searchParams.has('sent');
  const refuse = (errors: Readonly<Record<string, string>>, typed = '', status = 422) =>
    data({ errors, typed }, { status });
  if (isCode) {
    const form = await parseForm(args.request, contactCodeSchema);
    if (!form.ok) return refuse({ code: 'error.code' });
    const refusal = await refusalOf(() =>
      confirmContactChange(actor, { ...form.value, helpLink: `${publicOrigin()}/${lang}/help` }),
    );
    if (refusal !== null) return refuse({ code: REFUSALS[refusal] ?? 'error.code' });
    return seeOther(`/${lang}/account?saved=1`);
  }
  const form = await parseForm(args.request, newContactSchema);
  const typed = flatValues(form.ok ? form.typed : form.values)['address'] ?? '';
  const address = parseAddress(typed);
  if (address === null) return refuse({ address: 'error.address' }, typed);
  const wait = await guarded(() => waitForMessage(actor.ip, address.value), { address: typed });
  if (wait > 0) return refuse({ address: 'error.tooManyCodes' }, typed, 429);
  const refusal = await refusalOf(() => requestContactChange(actor, address), { address: typed });
  if (refusal !== null) return refuse({ address: REFUSALS[refusal] ?? 'error.address' }, typed);
  return seeOther(`/${lang}/account/contact?sent=${address.channel}`);
}

export default function Contact() {
  const { t } = useTranslation('consent');
  const { email, phone, pending, channel } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  return (
    <>
      <h1>{t('contact.title')}</h1>
      <ErrorSummary errors={shown} />
      {pending !== null && (
        <Panel title={t('contact.codeTitle')}>
          <p>
            {t('contact.codeLead')} <bdi dir="ltr">{pending}</bdi>
          </p>
          <Form method="post" action={`?sent=${channel}`} noValidate>
            <input type="hidden" name="channel" value={channel} />
            <TextField
              name="code"
              label={t('contact.code')}
              error={messages['code']}
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <SubmitButton>{t('contact.confirm')}</SubmitButton>
          </Form>
        </Panel>
      )}
      <Panel title={t('contact.newTitle')}>
        <Facts
          items={[
            [t('account.email'), email && <bdi dir="ltr">{email}</bdi>],
            [t('account.phone'), phone && <bdi dir="ltr">{phone}</bdi>],
          ]}
        />
        <p>{t('contact.lead')}</p>
        <Form method="post" action="?" noValidate>
          <TextField
            name="address"
            label={t('contact.address')}
            hint={t('contact.addressHint')}
            error={messages['address']}
            defaultValue={refused?.typed}
            dir="ltr"
          />
          <SubmitButton look={pending === null ? 'main' : 'plain'}>
            {t('contact.send')}
          </SubmitButton>
        </Form>
      </Panel>
    </>
  );
}
