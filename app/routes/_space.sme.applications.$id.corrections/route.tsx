import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOwnCorrections } from '#domain/cases/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActHead } from '#ui/follow/act-head.tsx';
import { CorrectForm } from '#ui/follow/correct-form.tsx';
import { PaperPart } from '#ui/follow/paper-part.tsx';
import { ReopenForm } from '#ui/follow/reopen-form.tsx';
import { showField, showPaper } from '#ui/follow/show-corrections.ts';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { flatValues, typedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';
import { actOnCorrections } from './act.server.ts';
import { paperOf } from './papers.server.ts';
import { unsentOf } from './unsent.server.ts';

export const handle = { i18n: ['follow', 'case', 'aid'] };
export const headers = () => PRIVATE_PAGE;

const DONE = ['paper', 'reopen'] as const;
const ACCEPT = '.pdf,.png,.jpg,.jpeg';

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const found = await guarded(() => getOwnCorrections(actor, id, contentLang(lang)));
  const { fields, papers, until, ...page } = found;
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    ...{ lang, page, intentId: mintIntent(), done: DONE.find((one) => one === done) ?? null },
    until: until && formatDate(lang, until),
    fields: fields.map(showField),
    papers: papers.map((paper) => showPaper(lang, paper)),
    title: titled(lang, i18nFor(lang).t('follow:correct.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const place = { id, lang, ...paperOf(args.request.url) };
  const upload = await readUpload(args.request, `file-${place.paper}`);
  const outcome = await actOnCorrections(actor, place, upload);
  const here = `/${lang}/sme/applications/${id}`;
  const values = flatValues(typedValues(upload.form));
  if ('errors' in outcome)
    return data({ errors: outcome.errors, values, done: null }, { status: 422 });
  if (outcome.done === 'correct') return seeOther(`${here}?done=correct`);
  if (outcome.done === 'paper') {
    // A redirection would lose what was typed beside the paper.
    const unsent = await unsentOf(actor, place, values);
    if (unsent !== null) return data({ errors: {}, values: unsent, done: outcome.done });
  }
  return seeOther(`${here}/corrections?done=${outcome.done}`);
}

export default function Corrections() {
  const { t } = useTranslation('follow');
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useFollowErrors(answer?.errors);
  const { lang, page, until, fields, papers, intentId } = loaded;
  const { id, number, onBehalfOf, standing, mayAnswer, stamp, categories } = page;
  const values = answer?.values ?? {};
  const done = answer ? answer.done : loaded.done;
  return (
    <>
      <ActHead {...{ lang, id, number, onBehalfOf }} title={t('correct.title')} />
      <ErrorSummary errors={shown} />
      {done !== null && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      {standing === 'none' && <p id="form">{t('correct.none')}</p>}
      {standing === 'lapsed' && mayAnswer && <ReopenForm {...{ until, stamp, intentId }} />}
      {standing === 'open' && (
        <>
          <p>{t('correct.lead')}</p>
          {until !== null && <p>{t('correct.until', { date: until })}</p>}
        </>
      )}
      {standing === 'open' && mayAnswer && (
        <CorrectForm {...{ fields, categories, stamp, intentId, values, messages }}>
          {papers.length > 0 && <h2>{t('correct.papers')}</h2>}
          {papers.map((paper) => (
            <PaperPart
              key={`${paper.code} ${paper.replacedOn ?? ''}`}
              {...{ paper, values, messages }}
              here={`/${lang}/sme/applications/${id}/corrections`}
              accept={ACCEPT}
            />
          ))}
        </CorrectForm>
      )}
    </>
  );
}
