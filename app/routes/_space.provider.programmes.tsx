import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  applyForAccreditation,
  listOwnAccreditations,
  withdrawAccreditation,
} from '#domain/cases/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { OwnPanel } from '#ui/accreditation/own-panel.tsx';
import { useAccreditationErrors } from '#ui/accreditation/use-accreditation-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ButtonLink, Empty } from '#ui/workspace/parts.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['accreditation', 'case'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST = 60;
const DONE = ['apply', 'withdraw'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const { standing, lines } = await guarded(() => listOwnAccreditations(actor));
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, standing },
    done: DONE.find((one) => one === done) ?? null,
    lines: lines.map(({ name, accreditation, ...line }) => ({
      ...line,
      name: name[contentLang(lang)],
      accreditation: accreditation && {
        ...accreditation,
        askedOn: formatDate(lang, accreditation.submittedAt),
        until: accreditation.expiresOn && formatDate(lang, accreditation.expiresOn),
      },
    })),
    title: titled(lang, i18nFor(lang).t('accreditation:own.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const act = form.get('do');
  const refuse = (errors: Readonly<Record<string, string>>) => data({ errors }, { status: 422 });
  if (act !== 'apply' && act !== 'withdraw') return refuse({ form: 'reload' });
  if (act === 'withdraw' && form.get('sure') === null) return refuse({ sure: 'sure' });
  const id = textOf(form, act === 'apply' ? 'programme' : 'id', LONGEST);
  const stamp = Number(textOf(form, 'stamp', LONGEST));
  const refusal = await refusalOf(() =>
    act === 'apply'
      ? applyForAccreditation(actor, id)
      : withdrawAccreditation(actor, id, { stamp }),
  );
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/provider/programmes?done=${act}`);
}

export default function ProviderProgrammes() {
  const { t } = useTranslation('accreditation');
  const { lang, standing, lines, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAccreditationErrors(refused?.errors);
  return (
    <>
      <h1 id="form">{t('own.title')}</h1>
      <ErrorSummary errors={shown} />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <p>{t('own.lead')}</p>
      {standing !== 'in-force' && (
        <>
          <p className="note warn">{t('own.notCertified')}</p>
          <ButtonLink look="plain" to={`/${lang}/provider/certification`}>
            {t('own.toCertification')}
          </ButtonLink>
        </>
      )}
      {lines.length === 0 && <Empty>{t('own.none')}</Empty>}
      {lines.map((line) => (
        <OwnPanel key={line.programmeId} lang={lang} line={line} error={messages['sure']} />
      ))}
    </>
  );
}
