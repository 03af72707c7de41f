import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { acknowledgeDecision, getOwnDecision } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ActHead } from '#ui/follow/act-head.tsx';
import { ClosedDecision } from '#ui/follow/closed-decision.tsx';
import { DecisionPanel } from '#ui/follow/decision-panel.tsx';
import { showDecision } from '#ui/follow/show-decision.ts';
import { useFollowErrors } from '#ui/follow/use-follow-errors.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['follow'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const { opened, ...page } = await guarded(() => getOwnDecision(actor, id, contentLang(lang)));
  return {
    ...{ lang, page, intentId: mintIntent() },
    opened: opened && showDecision(lang, opened),
    title: titled(lang, i18nFor(lang).t('follow:decision.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Opens the decision: from here it is shown, and the time to contest it runs. */
export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const refusal = await refusalOf(() => acknowledgeDecision(actor, id));
  if (refusal !== null) return data({ errors: { decision: refusal } }, { status: 422 });
  return seeOther(`/${lang}/sme/applications/${id}/decision`);
}

export default function Decision() {
  const { t } = useTranslation('follow');
  const { lang, page, opened, intentId } = useLoaderData<typeof loader>();
  const { shown } = useFollowErrors(useActionData<typeof action>()?.errors);
  const { id, number, onBehalfOf, standing, mayOpen, appealDays } = page;
  return (
    <>
      <ActHead {...{ lang, id, number, onBehalfOf }} title={t('decision.title')} />
      <ErrorSummary errors={shown} />
      {standing === 'none' && <p>{t('decision.none')}</p>}
      {standing === 'closed' && (
        <div id="decision">
          <ClosedDecision intentId={intentId} mayOpen={mayOpen} appealDays={appealDays} />
        </div>
      )}
      {opened !== null && (
        <DecisionPanel
          here={`/${lang}/sme/applications/${id}`}
          vouchers={`/${lang}/sme/vouchers`}
          decision={opened}
        />
      )}
    </>
  );
}
