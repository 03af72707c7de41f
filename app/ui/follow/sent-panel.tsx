import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { ShownCase } from './show-case.ts';

/** What the firm sent: its words, the facts the rules read, the papers. */
export function SentPanel({ sent, here }: Pick<ShownCase, 'sent'> & { readonly here: string }) {
  const { t } = useTranslation('follow');
  const { contactName, contactPhone } = sent;
  return (
    <Panel title={t('sent.title')} id="sent">
      <p className="hint">{t('sent.frozen')}</p>
      <Facts
        items={[
          [t('sent.project'), sent.title],
          [t('sent.need'), sent.need],
          [t('sent.category'), sent.category],
          [t('sent.cost'), sent.cost],
          [t('sent.asked'), sent.asked],
          [t('sent.startsOn'), sent.startsOn],
          [t('sent.otherAid'), sent.otherAid],
          [
            t('sent.contact'),
            contactName && (
              <>
                <bdi>{contactName}</bdi> <bdi dir="ltr">{contactPhone}</bdi>
              </>
            ),
          ],
        ]}
      />
      <SentFacts facts={sent.facts} />
      <p>
        <Link to={`${here}/facts`}>{t('proofs.link')}</Link>
      </p>
      <SentPapers papers={sent.papers} here={here} />
    </Panel>
  );
}

function SentFacts({ facts }: Pick<ShownCase['sent'], 'facts'>) {
  const { t } = useTranslation('follow');
  if (facts.length === 0) return null;
  return (
    <details>
      <summary>{t('sent.facts')}</summary>
      <Facts
        items={facts.map(({ name, value, source, at }) => [
          name,
          <>
            {value}
            <br />
            <span className="hint">
              {t(`sent.source.${source}`)}
              {at !== null && ` · ${at}`}
            </span>
          </>,
        ])}
      />
    </details>
  );
}

function SentPapers({
  papers,
  here,
}: Pick<ShownCase['sent'], 'papers'> & { readonly here: string }) {
  const { t } = useTranslation(['follow', 'aid']);
  return (
    <>
      <h3>{t('follow:sent.papers')}</h3>
      {papers.length === 0 && <p>{t('follow:sent.noPapers')}</p>}
      <ul>
        {papers.map(({ id, code, on }) => (
          <li key={id}>
            <a href={`${here}/edit/papers/${id}`}>{t(`aid:document.${code}`)}</a> ·{' '}
            <span className="hint">{t('follow:sent.joined', { date: on })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
