import { useTranslation } from 'react-i18next';
import type { Mention, OfficerClaim } from '#domain/engagements/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { Facts, Panel, Status } from '../workspace/parts.tsx';

interface Work extends Pick<
  OfficerClaim,
  'provider' | 'firm' | 'engagement' | 'engagementId' | 'milestone'
> {
  readonly agreedTtc: string;
  readonly agreedSubsidy: string;
  readonly checks: readonly { readonly check: CheckCode; readonly isMet: boolean }[];
  readonly evidence: readonly Piece[];
  readonly missing: readonly Mention[];
  readonly persons: readonly { readonly part: 'certifies' | 'authorises'; readonly name: string }[];
}
type CheckCode = OfficerClaim['checks'][number]['check'];
type Piece = OfficerClaim['evidence'][number];

/** What the certifier looks at: what was agreed, the mentions, the delivery and who acted. */
export function ClaimWork({ lang, work }: { readonly lang: Lang; readonly work: Work }) {
  const { t } = useTranslation(['claim', 'delivery']);
  const { missing, checks, evidence, persons, milestone } = work;
  return (
    <>
      <Panel title={t('officer.facts')}>
        <Facts
          items={[
            [t('officer.provider'), <bdi key="provider">{work.provider}</bdi>],
            [t('officer.firm'), <bdi key="firm">{work.firm}</bdi>],
            [t('officer.engagement'), String(work.engagement)],
            [t('officer.agreedTtc'), work.agreedTtc],
            [t('officer.agreedSubsidy'), work.agreedSubsidy],
          ]}
        />
        {missing.length === 0 ? (
          <p>{t('officer.mentionsOk')}</p>
        ) : (
          <ul>
            {missing.map((mention) => (
              <li key={mention}>{t(`mention.${mention}`)}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('officer.work')}>
        <Facts
          items={[
            [t('own.invoice'), <bdi key="title">{milestone.title}</bdi>],
            [t('officer.acceptance'), <bdi key="acceptance">{milestone.acceptance}</bdi>],
          ]}
        />
        <h3>{t('officer.checks')}</h3>
        <ul>
          {checks.map(({ check, isMet }) => (
            <li key={check}>
              {t(`delivery:check.${check}`)}{' '}
              <Status tone={isMet ? 'good' : 'bad'}>
                {t(isMet ? 'officer.met' : 'officer.unmet')}
              </Status>
            </li>
          ))}
        </ul>
        <h3>{t('officer.evidence')}</h3>
        <Evidence
          pieces={evidence}
          files={`/${lang}/programme/inspections/${work.engagementId}/evidence`}
        />
      </Panel>
      {persons.length > 0 && (
        <Panel title={t('officer.persons')}>
          <Facts
            items={persons.map(({ part, name }) => [
              t(`part.${part}`),
              <bdi key={part}>{name}</bdi>,
            ])}
          />
        </Panel>
      )}
    </>
  );
}

function Evidence({
  pieces,
  files,
}: {
  readonly pieces: readonly Piece[];
  /** Where their files are opened. */
  readonly files: string;
}) {
  const { t } = useTranslation(['claim', 'delivery']);
  if (pieces.length === 0) return <p>{t('officer.noEvidence')}</p>;
  return (
    <ul>
      {pieces.map(({ id, kind, text, url, hasFile }) => (
        <li key={id}>
          {t(`delivery:kind.${kind}`)} <bdi>{text}</bdi>{' '}
          {url !== null && (
            <a href={url} rel="noreferrer" dir="ltr">
              {url}
            </a>
          )}
          {hasFile && <a href={`${files}/${id}`}>{t('officer.fileJoined')}</a>}
        </li>
      ))}
    </ul>
  );
}
