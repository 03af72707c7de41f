import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  answerRequest,
  answerSchema,
  getOwnCertification,
  openApplication,
  submitApplication,
  submitSchema,
  sureSchema,
  withdrawApplication,
  withdrawCertificate,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { OwnCertification } from '#ui/certification/own-certification.tsx';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'register', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['open', 'submit', 'answer', 'withdraw', 'give-up', 'charter', 'measure'] as const;
const LONGEST_ID = 64;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const own = await guarded(() => getOwnCertification(actor));
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, intentId: mintIntent(), own: showDays(lang, own) },
    done: DONE.find((one) => one === done) ?? null,
    title: titled(lang, i18nFor(lang).t('certification:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

type Act =
  { readonly errors: Readonly<Record<string, string>> } | { readonly work: () => Promise<unknown> };

/** What a button of this page does, or why its form is refused. */
function actOf(actor: MemberActor, form: FormData): Act {
  const id = textOf(form, 'application', LONGEST_ID);
  switch (form.get('do')) {
    case 'open':
      return { work: () => openApplication(actor, intentOf(form)) };
    case 'submit': {
      const parsed = parseFields(form, submitSchema);
      if (!parsed.ok) return parsed;
      return { work: () => submitApplication(actor, id, parsed.value) };
    }
    case 'answer': {
      const parsed = parseFields(form, answerSchema);
      if (!parsed.ok) return parsed;
      return { work: () => answerRequest(actor, id, parsed.value.text, intentOf(form)) };
    }
    case 'withdraw':
    case 'give-up': {
      const parsed = parseFields(form, sureSchema);
      if (!parsed.ok) return parsed;
      const gives = form.get('do') === 'give-up';
      return { work: () => (gives ? withdrawCertificate(actor) : withdrawApplication(actor, id)) };
    }
    default:
      return { errors: { form: 'error.reload' } };
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const act = actOf(actor, form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/provider/certification?done=${textOf(form, 'do', LONGEST_ID)}`);
}

export default function Certification() {
  const { t } = useTranslation('certification');
  const { lang, own, intentId, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  return (
    <>
      <h1>{t('title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <p>{t('lead')}</p>
      <OwnCertification
        lang={lang}
        own={own}
        form={{ intentId, values: refused?.values ?? {}, messages }}
      />
    </>
  );
}
