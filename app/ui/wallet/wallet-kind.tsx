import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CredentialKind, Dependents } from '#domain/catalogue/schema.ts';
import { ButtonLink, Panel, Status } from '../workspace/parts.tsx';
import { PaperFacts, StandingStatus } from './paper-facts.tsx';
import type { ShownPaper } from './show-paper.ts';

/** The papers of one kind, their days written out, and what depends on them. */
export interface WalletKindView {
  readonly kind: CredentialKind;
  readonly required: boolean;
  readonly missing: boolean;
  readonly papers: readonly ShownPaper[];
  readonly dependents: Dependents;
}

interface KindProps {
  /** Path of the wallet. */
  readonly here: string;
  readonly view: WalletKindView;
}

export function WalletKind({ here, view }: KindProps) {
  const { t } = useTranslation(['wallet', 'vocab']);
  const { kind, missing, papers } = view;
  const current = papers.filter(({ past }) => !past);
  const past = papers.filter((paper) => paper.past);
  const waits = current.some(({ standing }) => standing === 'pending');
  return (
    <Panel title={t(`vocab:credential.${kind}`)} id={kind}>
      {view.required && <p className="hint">{t('required')}</p>}
      {missing && (
        <>
          <p>
            <Status tone="bad">{t('missing')}</Status>
          </p>
          <p>{t('missingText')}</p>
        </>
      )}
      {current.map((paper) => (
        <PaperBlock key={paper.id} here={here} paper={paper} />
      ))}
      <DependentList dependents={view.dependents} />
      <p>
        <ButtonLink to={`${here}/new?kind=${kind}`} look={missing && !waits ? 'main' : 'plain'}>
          {current.length === 0 ? t('add') : t('replace')}
        </ButtonLink>
      </p>
      {current.length > 0 && !missing && <p className="hint">{t('replaceHint')}</p>}
      {past.length > 0 && (
        <details>
          <summary>{t('history')}</summary>
          {past.map((paper) => (
            <PaperBlock key={paper.id} here={here} paper={paper} />
          ))}
        </details>
      )}
    </Panel>
  );
}

const KEPT = ['pending', 'upcoming', 'in-force', 'expiring'];

function PaperBlock({ here, paper }: { readonly here: string; readonly paper: ShownPaper }) {
  const { t } = useTranslation(['wallet', 'vocab']);
  const name = t(`vocab:credential.${paper.kind}`);
  return (
    <article>
      <p>
        <StandingStatus standing={paper.standing} />
      </p>
      <PaperFacts paper={paper} filePath={`${here}/${paper.id}/file`} />
      {KEPT.includes(paper.standing) && (
        <p>
          <Link to={`${here}?withdraw=${paper.id}`}>
            {t('withdraw.link')}
            <span className="vh">{`: ${t('withdraw.of', { paper: name, date: paper.added })}`}</span>
          </Link>
        </p>
      )}
    </article>
  );
}

/** What stops when no paper of the kind is in force; nothing where nothing does. */
export function DependentList({ dependents }: { readonly dependents: Dependents }) {
  const { t } = useTranslation('wallet');
  const { certificate, badge, offers } = dependents;
  if (!certificate && !badge && offers.length === 0) return null;
  return (
    <>
      <p>{t('depends.title')}</p>
      <ul>
        {certificate && <li>{t('depends.certificate')}</li>}
        {badge && <li>{t('depends.badge')}</li>}
        {offers.map(({ id, title, lang }) => (
          <li key={id}>
            {t('depends.offer')} <bdi lang={lang}>{title}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
