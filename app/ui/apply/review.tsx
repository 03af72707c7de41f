import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode, RequestStep } from '#domain/cases/schema.ts';
import type { ExplanationView } from '#domain/programmes/schema.ts';
import { AmountView } from '../aid/amount-view.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Rules } from './rules.tsx';

/** What the aid comes to and what is left, in words. */
export interface AidMoneyView {
  readonly cost: string;
  readonly aid: string;
  /** The aid is a range: something is still unknown. */
  readonly isOpen: boolean;
  readonly rest: string;
  readonly restWithVat: string;
  readonly vat: string;
}

interface ProblemView {
  readonly code: ProblemCode;
  readonly step: RequestStep;
  readonly field: string | null;
  /** Of the paper it is about. */
  readonly name: string | null;
}

/** A whole draft, in words. */
export interface ReviewView {
  readonly project: Readonly<
    Record<'title' | 'need' | 'contactName' | 'contactPhone', string> &
      Record<'category' | 'cost' | 'startsOn' | 'otherAid', string | null>
  >;
  readonly facts: readonly {
    readonly fact: string;
    readonly name: string;
    readonly value: string;
  }[];
  /** The rules cannot tell yet: an officer will see to it. */
  readonly unknown: boolean;
  readonly papers: readonly {
    readonly code: string;
    readonly name: string;
    readonly files: readonly { readonly documentId: string; readonly fileName: string }[];
  }[];
  readonly problems: readonly ProblemView[];
  readonly explanation: ExplanationView | null;
  readonly money: AidMoneyView | null;
}

interface ReviewProps {
  readonly here: string;
  readonly review: ReviewView;
}

/** Everything that will be sent, on one page, with what is missing linked to its place. */
export function Review({ here, review }: ReviewProps) {
  const { t } = useTranslation('apply');
  return (
    <>
      <Problems here={here} problems={review.problems} />
      <Section title={t('step.project')} to={`${here}/project`}>
        <Project project={review.project} />
      </Section>
      <Section title={t('step.firm')} to={`${here}/firm`}>
        <Facts items={review.facts.map(({ name, value }) => [name, value])} />
        {review.unknown && <p className="note">{t('review.unknown')}</p>}
        {review.explanation !== null && <Rules explanation={review.explanation} />}
      </Section>
      <Section title={t('step.papers')} to={`${here}/papers`}>
        <Papers here={here} papers={review.papers} />
      </Section>
      <Money review={review} />
    </>
  );
}

function Section(props: {
  readonly title: string;
  readonly to: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('apply');
  const { title, to, children } = props;
  return (
    <Panel title={title}>
      {children}
      <p>
        <Link to={to}>
          {t('go.change')}
          <span className="vh"> {title}</span>
        </Link>
      </p>
    </Panel>
  );
}

function Problems({ here, problems }: Pick<ReviewView, 'problems'> & { readonly here: string }) {
  const { t } = useTranslation('apply');
  if (problems.length === 0)
    return (
      <p className="note ok" role="status">
        {t('review.ready')}
      </p>
    );
  return (
    <div className="note warn">
      <h2>{t('review.missing', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ code, step, field, name }) => (
          <li key={`${code} ${field ?? ''}`}>
            <Link to={placeOf(here, step, field)}>
              {t(`problem.${code}`, { name: name ?? '' })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function placeOf(here: string, step: RequestStep, field: string | null): string {
  if (step === 'papers' && field !== null) return `${here}/papers?add=${field}#${field}`;
  return `${here}/${step}#${field ?? 'rules'}`;
}

function Project({ project }: Pick<ReviewView, 'project'>) {
  const { t } = useTranslation('apply');
  const { title, need, category, cost, startsOn, otherAid, contactName, contactPhone } = project;
  const text = (value: string | null) => value && <bdi>{value}</bdi>;
  return (
    <Facts
      items={[
        [t('project.name'), text(title)],
        [t('project.need'), text(need)],
        [t('project.category'), category],
        [t('project.cost'), text(cost)],
        [t('project.start'), startsOn],
        [t('project.otherAid'), text(otherAid)],
        [t('project.contactName'), text(contactName)],
        [t('project.contactPhone'), contactPhone && <bdi dir="ltr">{contactPhone}</bdi>],
      ]}
    />
  );
}

function Papers({ here, papers }: Pick<ReviewView, 'papers'> & { readonly here: string }) {
  const { t } = useTranslation('apply');
  const joined = papers.filter(({ files }) => files.length > 0);
  if (joined.length === 0) return <p>{t('review.noPapers')}</p>;
  return (
    <ul>
      {joined.map(({ code, name, files }) => (
        <li key={code}>
          {name}
          {files.map(({ documentId, fileName }) => (
            <span key={documentId}>
              {' · '}
              <a href={`${here}/papers/${documentId}`}>
                <bdi>{fileName}</bdi>
              </a>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** The aid by the rules, how it was computed, and what the firm pays. */
function Money({ review: { money, explanation } }: { readonly review: ReviewView }) {
  const { t } = useTranslation('apply');
  if (money === null) return null;
  const amount = (value: string) => <bdi>{value}</bdi>;
  return (
    <Panel title={t('money.title')}>
      <Facts
        items={[
          [t('money.cost'), amount(money.cost)],
          [t('money.aid'), <strong key="aid">{amount(money.aid)}</strong>],
          [t('money.rest'), amount(money.rest)],
          [t('money.restWithVat', { vat: money.vat }), amount(money.restWithVat)],
        ]}
      />
      {explanation?.amount && <AmountView amount={explanation.amount} />}
      <p className="hint">{money.isOpen ? t('money.open') : t('money.note')}</p>
    </Panel>
  );
}
