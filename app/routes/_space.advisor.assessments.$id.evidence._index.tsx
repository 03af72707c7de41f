import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listEvidence, verifyEvidence } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { VerifyItem } from '#ui/evidence/verify-item.tsx';
import { showPiece } from '#ui/evidence/show-piece.ts';
import { useEvidenceErrors } from '#ui/evidence/use-evidence-errors.ts';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { Empty } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['evidence'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'advisor', 'advisor');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => listEvidence(actor, id, contentLang(lang)));
  return {
    lang,
    id,
    done: new URL(args.request.url).searchParams.get('done') === 'verified',
    title: titled(lang, i18nFor(lang).t('evidence:adviser.title')),
    items: page.dimensions
      .flatMap(({ items }) => items)
      .filter(({ pieces }) => pieces.length > 0)
      .map(({ id: item, title, answer, grade, pieces }) => ({
        ...{ id: item, title, answer, grade },
        pieces: pieces.map((piece) => showPiece(lang, piece)),
      })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'advisor', 'advisor');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const chosen = form.getAll('evidence').filter((value) => typeof value === 'string');
  const refusal = await refusalOf(() => verifyEvidence(actor, id, chosen));
  if (refusal !== null) return data({ errors: { items: refusal }, chosen }, { status: 422 });
  return seeOther(`/${lang}/advisor/assessments/${id}/evidence?done=verified`);
}

export default function VerifyEvidence() {
  const { t } = useTranslation('evidence');
  const { lang, id, done, items } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useEvidenceErrors(refused?.errors);
  const here = `/${lang}/advisor/assessments/${id}/evidence`;
  return (
    <>
      <h1>{t('adviser.title')}</h1>
      <ErrorSummary
        errors={Object.entries(errors).map(([target, message]) => ({ target, message }))}
      />
      {done && !refused && (
        <p className="note ok" role="status">
          {t('done.verified')}
        </p>
      )}
      <p>{t('adviser.lead')}</p>
      {items.length === 0 ? (
        <Empty>{t('adviser.none')}</Empty>
      ) : (
        <Form method="post" id="items" tabIndex={-1}>
          {items.map((item) => (
            <VerifyItem
              key={item.id}
              item={item}
              chosen={refused?.chosen ?? []}
              filePath={(piece) => `${here}/file/${piece}`}
            />
          ))}
          <SubmitButton>{t('adviser.submit')}</SubmitButton>
        </Form>
      )}
    </>
  );
}
