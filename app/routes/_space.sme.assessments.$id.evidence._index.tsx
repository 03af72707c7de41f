import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listEvidence } from '#domain/assessment/index.server.ts';
import { formatList, formatNumber, formatPercent } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { GradeStatus } from '#ui/evidence/grade.tsx';
import { ShareLine } from '#ui/evidence/share-line.tsx';
import { isHintCode } from '#ui/evidence/words.ts';
import { ButtonLink, DataTable, Empty, Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['evidence'] };
export const headers = () => PRIVATE_PAGE;

/** Below this grade a page says what would help. */
const BACKED = 2;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'sme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => listEvidence(actor, id, contentLang(lang)));
  const { t } = i18nFor(lang);
  const { backed, answered, share } = page.share;
  return {
    lang,
    id,
    title: titled(lang, t('evidence:title')),
    completed: page.completed,
    share: share !== null && {
      backed: formatNumber(lang, backed),
      answered: formatNumber(lang, answered),
      percent: formatPercent(lang, share),
    },
    dimensions: page.dimensions.map(({ id: dimension, name, items }) => ({
      id: dimension,
      name,
      items: items.map(({ id: item, title, answer, grade, hints }) => ({
        ...{ id: item, title, answer, grade },
        hints:
          grade >= BACKED
            ? ''
            : formatList(
                lang,
                hints.filter(isHintCode).map((hint) => t(`evidence:hint.${hint}`)),
              ),
      })),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function EvidenceList() {
  const { t } = useTranslation('evidence');
  const { lang, id, share, completed, dimensions } = useLoaderData<typeof loader>();
  const back = `/${lang}/assess/${id}/${completed ? 'result' : 'review'}`;
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {share && <ShareLine share={share} />}
      <p>
        <Link to={back}>{completed ? t('toResult') : t('toAnswers')}</Link>
      </p>
      {dimensions.length === 0 && (
        <Empty action={<ButtonLink to={back}>{t('toAnswers')}</ButtonLink>}>{t('none')}</Empty>
      )}
      {dimensions.map(({ id: dimension, name, items }) => (
        <Panel key={dimension} title={name} id={dimension.toLowerCase()}>
          <DataTable
            caption={name}
            columns={[t('column.item'), t('column.answer'), t('column.grade')]}
            rows={items.map((item) => ({
              key: item.id,
              cells: [
                <Link key="item" to={`/${lang}/sme/assessments/${id}/evidence/${item.id}`}>
                  {item.title}
                </Link>,
                item.answer,
                <Support key="grade" grade={item.grade} hints={item.hints} />,
              ],
            }))}
          />
        </Panel>
      ))}
    </>
  );
}

function Support({ grade, hints }: { readonly grade: 0 | 1 | 2 | 3 | 4; readonly hints: string }) {
  const { t } = useTranslation('evidence');
  return (
    <>
      <GradeStatus grade={grade} />
      {hints !== '' && <p className="hint">{t('wouldHelp', { hints })}</p>}
    </>
  );
}
