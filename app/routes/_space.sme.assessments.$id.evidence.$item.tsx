import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { addEvidence, getItemEvidence, removeEvidence } from '#domain/assessment/index.server.ts';
import { evidenceSchema } from '#domain/assessment/schema.ts';
import { ACCEPTED_FILES } from '#domain/kernel/index.server.ts';
import { formatList } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { EvidenceForm } from '#ui/evidence/evidence-form.tsx';
import { GradeStatus } from '#ui/evidence/grade.tsx';
import { PieceList } from '#ui/evidence/piece-list.tsx';
import { showPiece } from '#ui/evidence/show-piece.ts';
import { fieldOf, useEvidenceErrors } from '#ui/evidence/use-evidence-errors.ts';
import { isHintCode } from '#ui/evidence/words.ts';
import { Facts, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { readUpload } from '#web/upload.server.ts';

export const handle = { i18n: ['evidence', 'notice'] };
export const headers = () => PRIVATE_PAGE;

const UPLOADS = { perMinute: 10, burst: 40 };

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const [id, itemId] = [requireParam(args.params, 'id'), requireParam(args.params, 'item')];
  const { item, mayAdd } = await guarded(() =>
    getItemEvidence(actor, id, itemId, contentLang(lang)),
  );
  const { t } = i18nFor(lang);
  const hints = item.hints.filter(isHintCode).map((hint) => t(`evidence:hint.${hint}`));
  return {
    lang,
    id,
    mayAdd,
    intentId: mintIntent(),
    accept: ACCEPTED_FILES,
    title: titled(lang, item.title),
    done: doneOf(args.request),
    item: { id: item.id, title: item.title, answer: item.answer, grade: item.grade },
    helps: hints.length === 0 ? '' : formatList(lang, hints),
    pieces: item.pieces.map((piece) => showPiece(lang, piece)),
  };
}

/** What the form before did, to say so. */
function doneOf(request: Request): 'added' | 'removed' | null {
  const done = new URL(request.url).searchParams.get('done');
  return done === 'added' || done === 'removed' ? done : null;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const assessmentId = requireParam(args.params, 'id');
  const itemId = requireParam(args.params, 'item');
  const here = `/${lang}/sme/assessments/${assessmentId}/evidence/${encodeURIComponent(itemId)}`;
  const { form, file } = await readUpload(args.request, 'file');
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  const evidenceId = form.get('remove');
  if (typeof evidenceId === 'string') {
    const refusal = await refusalOf(() => removeEvidence(actor, { assessmentId, evidenceId }));
    return refusal === null ? seeOther(`${here}?done=removed`) : refuse({ form: refusal });
  }
  const allowance = guarded(() => takeAllowance(`evidence ${actor.person.accountId}`, UPLOADS));
  if ((await allowance) > 0) return refuse({ form: 'slow' });
  const parsed = parseFields(form, evidenceSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const refusal = await refusalOf(
    () => addEvidence(actor, { assessmentId, itemId }, { ...parsed.value, file }, intentOf(form)),
    parsed.typed,
  );
  return refusal === null
    ? seeOther(`${here}?done=added`)
    : refuse({ [fieldOf(refusal)]: refusal });
}

export default function ItemEvidence() {
  const { t } = useTranslation('evidence');
  const { lang, id, item, helps, pieces, mayAdd, done, ...form } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useEvidenceErrors(refused?.errors);
  const list = `/${lang}/sme/assessments/${id}/evidence`;
  return (
    <>
      <p>
        <Link to={list}>{t('toList')}</Link>
      </p>
      <h1>{item.title}</h1>
      <ErrorSummary
        errors={Object.entries(errors).map(([target, message]) => ({ target, message }))}
      />
      {done !== null && !refused && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <Facts
        items={[
          [t('item.answer'), item.answer],
          [t('item.grade'), <GradeStatus key="grade" grade={item.grade} />],
        ]}
      />
      {helps !== '' && <p>{t('wouldHelp', { hints: helps })}</p>}
      <Panel title={t('item.pieces')} id="pieces">
        <PieceList
          pieces={pieces}
          filePath={(piece) => `${list}/file/${piece}`}
          removable={mayAdd}
        />
      </Panel>
      {mayAdd ? (
        <Panel title={t('form.title')}>
          <EvidenceForm
            key={pieces.at(-1)?.id}
            {...form}
            values={refused?.values ?? {}}
            errors={errors}
          />
        </Panel>
      ) : (
        <p className="note">{t('item.readOnly')}</p>
      )}
    </>
  );
}
