import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import type { ShownAgreement, ShownPaper } from './show.ts';

/** Where the pages of an engagement are for a side. */
export type SidePath = 'sme' | 'provider';

interface PaperProps {
  readonly lang: string;
  readonly paper: ShownPaper;
  /** Address of its PDF. */
  readonly pdf: string;
}

/** What an agreement says in short, with the way to its file. */
export function PaperFacts({ lang, paper, pdf }: PaperProps) {
  const { t } = useTranslation('agreement');
  return (
    <>
      <Facts
        items={[
          [
            t('fact.number'),
            <bdi key="number" dir="ltr">
              {paper.number}
            </bdi>,
          ],
          [t('fact.state'), t(`status.${paper.state}`)],
          [t('fact.reason'), paper.reason === null ? null : <bdi key="reason">{paper.reason}</bdi>],
          ...([
            [t('fact.ht'), paper.ht],
            [t('fact.ttc'), paper.ttc],
            [t('fact.subsidy'), paper.subsidy],
            [t('fact.share'), paper.share],
            [t('fact.startOn'), paper.startOn],
          ] as const),
          [
            t('fact.code'),
            <bdi key="code" dir="ltr">
              {paper.code}
            </bdi>,
          ],
          [
            t('fact.paper'),
            <code key="paper" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
              {paper.paper}
            </code>,
          ],
        ]}
      />
      <p>
        <a href={pdf}>{t(paper.isAmendment ? 'read.amendmentPdf' : 'read.pdf')}</a>
      </p>
      <p>
        <Link to={`/${lang}/agreements/${paper.code}`}>{t('read.verify')}</Link>
      </p>
    </>
  );
}

/** Milestones of an agreement. */
export function PaperMilestones({ paper }: Pick<PaperProps, 'paper'>) {
  const { t } = useTranslation('agreement');
  return (
    <DataTable
      caption={t('read.milestones')}
      columns={[t('read.milestone'), t('read.deliverBy'), t('fact.ttc')]}
      rows={paper.milestones.map(({ title, acceptance, deliverBy, ttc }, place) => ({
        key: String(place),
        cells: [
          <span key="title">
            <bdi>{title}</bdi>
            <br />
            <span className="hint">
              <bdi>{acceptance}</bdi>
            </span>
          </span>,
          deliverBy,
          ttc,
        ],
      }))}
    />
  );
}

/** Who signed, and when. */
export function Signatures({ paper }: Pick<PaperProps, 'paper'>) {
  const { t } = useTranslation('agreement');
  const said = (side: 'firm' | 'provider') => {
    const found = paper.signatures.find((one) => one.side === side);
    if (!found) return t('signature.none');
    return t('signature.by', { name: `\u2068${found.name}\u2069`, at: found.at });
  };
  return (
    <>
      <h3>{t('signature.title')}</h3>
      <Facts
        items={[
          [t('signature.provider'), said('provider')],
          [t('signature.firm'), said('firm')],
        ]}
      />
    </>
  );
}

/** Fixed clauses, folded away. */
export function Clauses({ clauses }: Pick<ShownAgreement, 'clauses'>) {
  const { t } = useTranslation('agreement');
  return (
    <details>
      <summary>{t('read.clauses')}</summary>
      <ol>
        {clauses.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            <br />
            {text}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What ties the two sides, in plain words. */
export function Related({ related }: Pick<ShownAgreement, 'related'>) {
  const { t } = useTranslation('agreement');
  if (related.length === 0) return null;
  return (
    <section className="note warn">
      <h2>{t('related.title')}</h2>
      <p>{t('related.text')}</p>
      <ul>
        {related.map((reason) => (
          <li key={reason}>{t(`related.reason.${reason}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The agreement in force, and papers of before. */
export function KeptPapers({
  page,
  base,
}: {
  readonly page: ShownAgreement;
  readonly base: string;
}) {
  const { t } = useTranslation('agreement');
  const { lang, signed, past } = page;
  const pdf = (paper: ShownPaper) => `${base}/agreement.pdf?n=${String(paper.place)}`;
  return (
    <>
      {signed && (
        <Panel title={t('inForce')}>
          <PaperFacts lang={lang} paper={signed} pdf={pdf(signed)} />
          <PaperMilestones paper={signed} />
          <Signatures paper={signed} />
          {!page.open && <Clauses clauses={page.clauses} />}
        </Panel>
      )}
      {past.length > 0 && (
        <Panel title={t('past')}>
          <ul>
            {past.map((paper) => (
              <li key={paper.code}>
                <a href={pdf(paper)}>
                  <bdi dir="ltr">{paper.number}</bdi>
                </a>{' '}
                {t(`status.${paper.state}`)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
