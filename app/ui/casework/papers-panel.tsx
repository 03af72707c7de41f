import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#domain/cases/schema.ts';
import { Panel, Status } from '../workspace/parts.tsx';
import type { Shown } from './show-case.ts';
import { usePaperName } from './use-paper-name.ts';

type Kinds = Shown<CaseFile['papers']>;
type Paper = Kinds[number]['papers'][number];

/** The papers of a case, each held to the hash it was joined with. `here` is its address. */
export function PapersPanel({ kinds, here }: { readonly kinds: Kinds; readonly here: string }) {
  const { t } = useTranslation('casework');
  const nameOf = usePaperName();
  const isBad = kinds.some(({ papers }) =>
    papers.some(({ integrity }) => integrity === 'changed' || integrity === 'gone'),
  );
  return (
    <Panel title={t('papers.title')} id="papers">
      {isBad && <p className="note warn">{t('papers.blocked')}</p>}
      {kinds.length === 0 && <p>{t('papers.none')}</p>}
      <dl className="case-facts">
        {kinds.map(({ code, required, papers }) => (
          <div key={code}>
            <dt>
              {nameOf(code)} {!required && <span className="hint">({t('papers.optional')})</span>}
            </dt>
            {papers.length === 0 && (
              <dd>
                {required ? (
                  <Status tone="bad">{t('papers.missing')}</Status>
                ) : (
                  t('papers.notJoined')
                )}
              </dd>
            )}
            {papers.map((paper) => (
              <dd key={paper.documentId}>
                <PaperLine paper={paper} here={here} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Panel>
  );
}

const INTEGRITY = {
  same: 'good',
  changed: 'bad',
  gone: 'bad',
  checking: 'neutral',
  replaced: 'neutral',
} as const;
const VALIDITY = { good: 'good', 'ends-soon': 'attention', expired: 'bad' } as const;
const SHORT = 12;

function PaperLine({ paper, here }: { readonly paper: Paper; readonly here: string }) {
  const { t } = useTranslation('casework');
  const { documentId, fileName, integrity, validity, issuedOn, validUntil, sha256, added } = paper;
  return (
    <>
      <a href={`${here}/file/${documentId}`}>
        <bdi>{fileName === '' ? t('papers.noName') : fileName}</bdi>
      </a>{' '}
      <Status tone={INTEGRITY[integrity]}>{t(`papers.integrity.${integrity}`)}</Status>{' '}
      {validity !== 'good' && (
        <Status tone={VALIDITY[validity]}>{t(`papers.validity.${validity}`)}</Status>
      )}{' '}
      {added && <Status tone="info">{t('papers.added')}</Status>}
      <small className="hint aside">
        {issuedOn !== null && <>{t('papers.issued', { date: issuedOn })} · </>}
        {validUntil !== null && <>{t('papers.until', { date: validUntil })} · </>}
        {t('papers.hash')} <code dir="ltr">{sha256.slice(0, SHORT)}</code>
      </small>
    </>
  );
}
