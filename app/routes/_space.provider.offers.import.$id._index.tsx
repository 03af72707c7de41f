import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getImport, rowWrites, saveImport, sheetWords } from '#domain/catalogue/index.server.ts';
import { formatList } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { vocabularyWords } from '#i18n/vocabulary-words.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { problemText } from '#ui/offers/sheet-problems.ts';
import { SheetReport } from '#ui/offers/sheet-report.tsx';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['sheets'] };
export const headers = () => PRIVATE_PAGE;

/** Rows shown; the others are counted, refused ones come first. */
const MOST_SHOWN = 200;
const LONGEST_COUNT = 6;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const report = await guarded(() => getImport(actor, id, sheetWords(vocabularyWords())));
  const { t } = i18nFor(lang);
  const refused = report.rows.filter(({ fate }) => fate === 'refused');
  const others = report.rows.filter(({ fate }) => fate !== 'refused');
  return {
    ...{ lang, id, fileName: report.fileName, saved: report.saved },
    encoding: report.encoding === 'utf-8' ? null : report.encoding,
    unknown: formatList(lang, report.unknown),
    refused: refused.length,
    writable: report.rows.filter(rowWrites).length,
    rows: [...refused, ...others].slice(0, MOST_SHOWN).map(({ line, title, fate, problems }) => ({
      ...{ line, title, fate },
      problems: problems.map((problem) => problemText(t, problem)),
    })),
    more: Math.max(0, report.rows.length - MOST_SHOWN),
    title: titled(lang, t('sheets:report.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider', 'provider-owner', 'provider-member');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const expected = Number(textOf(await readForm(args.request), 'expected', LONGEST_COUNT));
  const refusal = await refusalOf(() =>
    saveImport(actor, id, expected, sheetWords(vocabularyWords())),
  );
  if (refusal !== null) return data({ refused: true }, { status: 409 });
  return seeOther(`/${lang}/provider/offers/import/${id}`);
}

export default function ImportReport() {
  const { t } = useTranslation('sheets');
  const { lang, id, fileName, saved, encoding, unknown, refused, writable, rows, more } =
    useLoaderData<typeof loader>();
  const changed = useActionData<typeof action>()?.refused === true;
  const path = `/${lang}/provider/offers/import`;
  return (
    <>
      <p>
        <Link to={path}>{t('again')}</Link>
      </p>
      <h1>{t('report.title')}</h1>
      <p className="hint">
        <bdi>{fileName}</bdi>
      </p>
      <ErrorSummary
        errors={changed ? [{ target: 'rows', message: t('refusal.sheet-changed') }] : []}
      />
      {saved !== null && (
        <p className="note ok" role="status">
          {t('report.saved', { count: saved })}
        </p>
      )}
      {encoding !== null && <p className="note warn">{t('report.encoding', { encoding })}</p>}
      {unknown !== '' && <p className="note">{t('report.unknown', { names: unknown })}</p>}
      {refused > 0 && saved === null && (
        <p className="note warn">
          {t('report.refused', { count: refused })}{' '}
          <a href={`${path}/${id}/refused`} download>
            {t('report.download')}
          </a>
        </p>
      )}
      {saved !== null ? (
        <ButtonLink to={`/${lang}/provider/offers`}>{t('report.toOffers')}</ButtonLink>
      ) : (
        <>
          <SheetReport rows={rows} more={more} />
          {writable === 0 ? (
            <p>{t('report.nothing')}</p>
          ) : (
            <Form method="post">
              <input type="hidden" name="expected" value={writable} />
              <SubmitButton>{t('save', { count: writable })}</SubmitButton>
            </Form>
          )}
        </>
      )}
    </>
  );
}
