import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { startApplication } from '#domain/cases/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ChooseProgramme, StartForm } from '#ui/apply/start.tsx';
import { fieldOf, useApplyErrors } from '#ui/apply/use-apply-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { BEGINNINGS, newView } from './view.server.ts';

export const handle = { i18n: ['apply', 'money'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST = 80;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const { searchParams } = new URL(args.request.url);
  const view = await guarded(() => newView(actor, lang, searchParams));
  const { roles } = actor.person.seat;
  const readOnly = roles.every((role) => role === 'sme-viewer');
  return { lang, readOnly, ...view, title: titled(lang, i18nFor(lang).t('apply:new.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const text = (name: string) => textOf(form, name, LONGEST) || undefined;
  const organisationId = text('firm');
  const refuse = (code: string) => data({ errors: { [fieldOf(code)]: code } }, { status: 422 });
  if (actor.person.seat.kind === 'advisor' && organisationId === undefined)
    return data({ errors: { firm: 'no-firm' } }, { status: 422 });
  const [assessmentId, actionId, offerId, category] = BEGINNINGS.map(text);
  const start = { programmeSlug: text('programme') ?? '', organisationId };
  try {
    const { id, isOpen } = await guarded(() =>
      startApplication(actor, { ...start, assessmentId, actionId, offerId, category }),
    );
    return seeOther(`/${lang}/sme/applications/${id}${isOpen ? '' : '/edit/project'}`);
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.code.replace(/^[^.]*\./, ''));
    throw error;
  }
}

export default function NewRequest() {
  const { t } = useTranslation(['apply', 'money']);
  const { lang, readOnly, programme, programmes, ...form } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useApplyErrors(refused?.errors);
  return (
    <>
      <h1>{t('new.title')}</h1>
      <ErrorSummary errors={shown} />
      {readOnly && <p className="note">{t('readOnly')}</p>}
      {programme?.waitlistOnly && <p className="note warn">{t('money:waitlistOnly')}</p>}
      {programme === null ? (
        <ChooseProgramme lang={lang} programmes={programmes} begun={form.begun} />
      ) : (
        <StartForm
          {...form}
          lang={lang}
          programme={programme}
          readOnly={readOnly}
          error={messages['firm']}
        />
      )}
    </>
  );
}
