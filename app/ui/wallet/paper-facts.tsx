import { useTranslation } from 'react-i18next';
import type { Standing } from '#domain/catalogue/schema.ts';
import { Facts, Status, type Tone } from '../workspace/parts.tsx';
import type { ShownPaper } from './show-paper.ts';
import { isKnownIssuer, isScopeCode } from './words.ts';

const TONES = {
  pending: 'info',
  upcoming: 'info',
  'in-force': 'good',
  expiring: 'attention',
  expired: 'bad',
  refused: 'bad',
  withdrawn: 'neutral',
} as const satisfies Record<Standing, Tone>;

/** Where a paper stands, in words. */
export function StandingStatus({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('wallet');
  return <Status tone={TONES[standing]}>{t(`standing.${standing}`)}</Status>;
}

/** What one paper says, its file and what became of it. */
export function PaperFacts({
  paper,
  filePath,
}: {
  readonly paper: ShownPaper;
  readonly filePath: string;
}) {
  const { t } = useTranslation('wallet');
  const { issuer, number, scopes, reason, file } = paper;
  return (
    <Facts
      items={[
        [t('fact.issuer'), isKnownIssuer(issuer) ? t(`issuer.${issuer}`) : <bdi>{issuer}</bdi>],
        [t('fact.number'), number === '' ? null : <bdi dir="ltr">{number}</bdi>],
        [t('fact.scopes'), scopes.length === 0 ? null : <Scopes scopes={scopes} />],
        [t('fact.from'), paper.from],
        [t('fact.until'), paper.until ?? t('fact.noEnd')],
        [t('fact.file'), file && <FileLine file={file} href={filePath} />],
        [t('fact.added'), paper.added],
        [t('fact.decided'), paper.decided],
        [t('fact.reason'), reason && <Reason>{reason}</Reason>],
      ]}
    />
  );
}

function Reason({ children }: { readonly children: string }) {
  return (
    <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
      {children}
    </span>
  );
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  const { t } = useTranslation('wallet');
  return (
    <>
      {scopes.map((scope) => (
        <div key={scope}>{isScopeCode(scope) ? t(`scope.${scope}`) : <bdi>{scope}</bdi>}</div>
      ))}
    </>
  );
}

function FileLine({
  file: { name, state },
  href,
}: {
  readonly file: NonNullable<ShownPaper['file']>;
  readonly href: string;
}) {
  const { t } = useTranslation('wallet');
  if (state === 'infected') return <>{t('file.refused')}</>;
  if (state === 'erased') return <>{t('file.gone')}</>;
  const shown = <bdi style={{ overflowWrap: 'anywhere' }}>{name}</bdi>;
  if (state === 'clean') return <a href={href}>{shown}</a>;
  return (
    <>
      {shown} <span className="hint">({t('file.checking')})</span>
    </>
  );
}
