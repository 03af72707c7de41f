import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { addCredential, credentialSchema } from '#domain/catalogue/index.server.ts';
import { CREDENTIALS } from '#domain/catalogue/schema.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { KindChoice } from '#ui/wallet/kind-choice.tsx';
import { PaperForm } from '#ui/wallet/paper-form.tsx';
import { fieldOf, useWalletErrors } from '#ui/wallet/use-wallet-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['wallet', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

const UPLOADS = { perMinute: 10, burst: 20 };

export function loader(args: LoaderFunctionArgs) {
  requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const asked = new URL(args.request.url).searchParams.get('kind');
  return {
    lang,
    kind: CREDENTIALS.find((known) => known === asked) ?? null,
    intentId: mintIntent(),
    title: titled(lang, i18nFor(lang).t('wallet:form.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const { form, file } = await readUpload(args.request, 'file');
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: typedValues(form) }, { status: 422 });
  const allowance = guarded(() => takeAllowance(`wallet ${actor.person.accountId}`, UPLOADS));
  if ((await allowance) > 0) return refuse({ form: 'slow' });
  const parsed = parseFields(form, credentialSchema);
  // Both at once, so that nobody corrects the fields only to hear of the file afterwards.
  if (!parsed.ok) return refuse({ ...parsed.errors, ...(file ? {} : { file: 'file-missing' }) });
  const given = { form: parsed.value, file };
  const refusal = await refusalOf(() => addCredential(actor, given, intentOf(form)), parsed.typed);
  if (refusal !== null) return refuse({ [fieldOf(refusal)]: refusal });
  const startsLater = parsed.value.validFrom > civilDateOf(actor.now);
  return seeOther(`/${lang}/provider/credentials?done=${startsLater ? 'added-later' : 'added'}`);
}

export default function NewCredential() {
  const { t } = useTranslation(['wallet', 'vocab']);
  const { lang, kind, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useWalletErrors(refused?.errors);
  const here = `/${lang}/provider/credentials`;
  return (
    <>
      <p>
        <Link to={here}>{t('toWallet')}</Link>
      </p>
      <h1>{t('form.title')}</h1>
      <ErrorSummary errors={shown} />
      {kind === null ? (
        <Panel title={t('form.choose')} id="form">
          <KindChoice here={here} kinds={CREDENTIALS} />
        </Panel>
      ) : (
        <Panel title={t(`vocab:credential.${kind}`)}>
          <p>{t(`form.about.${kind}`)}</p>
          <PaperForm
            key={kind}
            {...{ lang, kind, intentId }}
            values={refused?.values ?? {}}
            errors={messages}
          />
        </Panel>
      )}
    </>
  );
}
