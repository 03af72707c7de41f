import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary, type ShownError } from '../error-summary.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Clauses, KeptPapers, PaperFacts, PaperMilestones, Related, Signatures } from './paper.tsx';
import type { SidePath } from './paper.tsx';
import type { ShownAgreement } from './show.ts';
import type { agreementDoneOf } from './words.ts';

/** The top of every page about an agreement. */
export function AgreementTop({
  back,
  title,
  errors,
  done,
}: {
  readonly back: string;
  readonly title: string;
  readonly errors: readonly ShownError[];
  readonly done: ReturnType<typeof agreementDoneOf>;
}) {
  const { t } = useTranslation('agreement');
  return (
    <>
      <p>
        <Link to={back}>{t('back')}</Link>
      </p>
      <h1 id="form">{title}</h1>
      <ErrorSummary errors={errors} />
      {done !== null && errors.length === 0 && (
        <p className="note ok" role="status">
          {t(`done.${done}`)}
        </p>
      )}
    </>
  );
}

interface PageProps {
  readonly page: ShownAgreement;
  readonly side: SidePath;
  readonly errors: readonly ShownError[];
  readonly done: ReturnType<typeof agreementDoneOf>;
  /** The form to sign with. */
  readonly children: ReactNode;
}

/** An agreement for one of its sides: first read, then sign. */
export function AgreementBody({ page, side, errors, done, children }: PageProps) {
  const { t } = useTranslation('agreement');
  const { lang, id, number, open, signed, waits } = page;
  const base = `/${lang}/${side}/projects/${id}`;
  return (
    <>
      <AgreementTop
        {...{ back: base, title: t('title', { number }), errors }}
        done={page.open === null && done === 'code' ? null : done}
      />
      {page.isDemo && <p className="note warn">{t('demo')}</p>}
      <Facts
        items={[
          [t('fact.firm'), <bdi key="firm">{page.firm}</bdi>],
          [t('fact.provider'), <bdi key="provider">{page.provider}</bdi>],
          [t('fact.dueOn'), open === null ? null : page.dueOn],
        ]}
      />
      <Related related={page.related} />
      {open === null && signed === null && <p>{t('none')}</p>}
      {open && (
        <Panel title={t('read.title')}>
          <p>{t('read.text')}</p>
          <PaperFacts
            {...{ lang, paper: open, pdf: `${base}/agreement.pdf?n=${String(open.place)}` }}
          />
          <PaperMilestones paper={open} />
          <Clauses clauses={page.clauses} />
          <Signatures paper={open} />
        </Panel>
      )}
      {waits !== null && <p className="note">{t(`waits.${waits}`)}</p>}
      {page.maySign && children}
      <KeptPapers page={page} base={base} />
    </>
  );
}
