import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DraftHead } from '#ui/apply/draft-head.tsx';
import { FirmAnswers, FirmFacts } from '#ui/apply/firm-facts.tsx';
import { Rules } from '#ui/apply/rules.tsx';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import {
  headOf,
  openDraft,
  savedIn,
} from '../_space.sme.applications.$id.edit._index/page.server.ts';
import { saveFacts } from './act.server.ts';
import { firmView } from './view.server.ts';

export const handle = { i18n: ['apply', 'eligibility', 'assess'], scripts: false };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openDraft(args);
  const { lang, draft } = opened;
  const change = new URL(args.request.url).searchParams.get('change');
  return {
    head: headOf(opened),
    saved: savedIn(args.request),
    ...firmView(lang, draft, change),
    title: titled(lang, i18nFor(lang).t('apply:step.firm')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const { actor, lang, draft, here } = await openDraft(args);
  const refused = await saveFacts(actor, lang, draft, await readForm(args.request));
  if (refused === null) return seeOther(`${here}/papers?saved`);
  return data(refused, { status: 422 });
}

export default function Firm() {
  const { t } = useTranslation('apply');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { head, lines, assessedOn, explanation } = page;
  const questions = refused ? refused.questions : page.questions;
  return (
    <>
      <DraftHead head={head} step="firm" saved={page.saved && !refused} />
      <Panel title={t('firm.known')}>
        <FirmFacts
          lang={head.lang}
          here={head.here}
          lines={lines}
          assessedOn={assessedOn}
          canChange={head.canChange}
        />
      </Panel>
      {head.canChange && questions.length > 0 && (
        <Panel title={t('firm.missing')} id="form">
          <FirmAnswers questions={questions} refused={refused} />
        </Panel>
      )}
      {questions.length === 0 && (
        <p>
          <ButtonLink to={`${head.here}/papers`}>{t('go.papers')}</ButtonLink>
        </p>
      )}
      {explanation !== null && (
        <Panel title={t('firm.rules')}>
          <Rules explanation={explanation} />
        </Panel>
      )}
    </>
  );
}
