import { useTranslation } from 'react-i18next';
import type { Talk } from '#domain/cases/schema.ts';
import { Written } from '../certification/written.tsx';
import { Panel, Status } from '../workspace/parts.tsx';
import { WorkLink } from './case-acts.tsx';
import type { Shown } from './show-case.ts';

const TONES = { for: 'good', against: 'bad', reserved: 'attention' } as const;

/** Notes among officers and opinions of colleagues; the firm reads neither. */
export function TalkPanel({
  talk,
  workAt,
}: {
  readonly talk: Shown<Talk>;
  /** Where one writes, null on that very page and for those who only read. */
  readonly workAt: string | null;
}) {
  const { t } = useTranslation('casework');
  return (
    <Panel title={t('talk.title')} id="talk">
      <p className="hint">{t('talk.lead')}</p>
      <h3>{t('talk.opinions')}</h3>
      <Opinions opinions={talk.opinions} />
      <h3>{t('talk.notes')}</h3>
      {talk.notes.length === 0 && <p>{t('talk.noNotes')}</p>}
      <ol className="steps">
        {talk.notes.map(({ id, by, text, at }) => (
          <li key={id}>
            <bdi>{by}</bdi> <span className="hint">{at}</span>
            <Written>{text}</Written>
          </li>
        ))}
      </ol>
      {workAt !== null && <WorkLink to={workAt}>{t('acts.opinions')}</WorkLink>}
    </Panel>
  );
}

function Opinions({ opinions }: { readonly opinions: Shown<Talk>['opinions'] }) {
  const { t } = useTranslation(['casework', 'case']);
  if (opinions.length === 0) return <p>{t('talk.noOpinions')}</p>;
  return (
    <ol className="steps">
      {opinions.map((one) => (
        <li key={one.id}>
          <bdi>{one.by}</bdi> <span className="hint">{one.askedAt}</span>
          <Written>{one.question}</Written>
          <p>
            <bdi>{one.of}</bdi>
            {t('colon')}
            {one.verdict === null ? (
              t('talk.waits')
            ) : (
              <>
                <Status tone={TONES[one.verdict]}>{t(`case:verdict.${one.verdict}`)}</Status>{' '}
                <span className="hint">{one.answeredAt}</span>
              </>
            )}
          </p>
          {one.answer !== '' && <Written>{one.answer}</Written>}
        </li>
      ))}
    </ol>
  );
}
