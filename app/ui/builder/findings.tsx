import { useTranslation } from 'react-i18next';
import type { Finding } from '#domain/programmes/schema.ts';
import { nodeId } from './words.ts';

function useFindingText(): (finding: Finding) => string {
  const { t } = useTranslation('builder');
  return ({ code }) => t(`finding.${code}`);
}

/** Everything found, at the top, each linked to where it is. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('builder');
  const textOf = useFindingText();
  if (findings.length === 0) return null;
  return (
    <section className="note" aria-labelledby="findings">
      <h2 id="findings">{t('findings.title', { count: findings.length })}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.path ?? ''} ${finding.about ?? ''}`}>
            {finding.isProblem && <strong>{t('findings.problem')} </strong>}
            {finding.path === null ? (
              textOf(finding)
            ) : (
              <a href={`#${nodeId(finding.path)}`}>{textOf(finding)}</a>
            )}
            {finding.about !== null && (
              <>
                {' '}
                <bdi dir="ltr">({finding.about})</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was found about one node, beside it. */
export function NodeFindings({
  findings,
  path,
}: {
  readonly findings: readonly Finding[];
  readonly path: string;
}) {
  const textOf = useFindingText();
  const own = findings.filter((finding) => finding.path === path);
  return own.map((finding) => (
    <p key={finding.code} className="err">
      {textOf(finding)}
    </p>
  ));
}

/** What is wrong with a pasted text, line by line. */
export function PastedFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('builder');
  const textOf = useFindingText();
  return (
    <ul>
      {findings.map((finding, at) => (
        <li key={`${String(at)} ${finding.code}`}>
          {finding.line !== null && <>{t('findings.line', { line: finding.line })} </>}
          {textOf(finding)}
          {finding.about !== null && (
            <>
              {' '}
              <bdi dir="ltr">({finding.about})</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
