import { useTranslation } from 'react-i18next';
import { describedBy, Field } from '../field.tsx';
import type { ShownPublic } from './show-public.ts';

/** One sentence that answers: does it hold? Null for a code that no agreement has. */
export function PublicVerdict({ isValid }: { readonly isValid: boolean | null }) {
  const { t } = useTranslation('agreement');
  const said = isValid === null ? 'unknown' : isValid ? 'valid' : 'notValid';
  return (
    <section className={said === 'valid' ? 'note ok' : 'note warn'} role="status">
      <h2>{t(`check.${said}`)}</h2>
      <p>{t(`check.${said}Text`)}</p>
    </section>
  );
}

type Paper = ShownPublic['asked'];

function PaperLines({ paper }: { readonly paper: Paper }) {
  const { t } = useTranslation('agreement');
  return (
    <>
      <dt>{t('fact.state')}</dt>
      <dd>{t(`check.state.${paper.state}`)}</dd>
      <dt>{t('check.providerAt')}</dt>
      <dd>{paper.providerAt ?? t('signature.none')}</dd>
      <dt>{t('check.firmAt')}</dt>
      <dd>{paper.firmAt ?? t('signature.none')}</dd>
      <dt>{t('fact.paper')}</dt>
      <dd>
        <code dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {paper.paper}
        </code>
      </dd>
    </>
  );
}

/** The paper asked about, and the others of its engagement. */
export function PublicPapers({ agreement }: { readonly agreement: ShownPublic }) {
  const { t } = useTranslation('agreement');
  const { asked, others } = agreement;
  const nameOf = ({ isAmendment, number }: Paper) =>
    t(isAmendment ? 'check.amendment' : 'check.agreement', { number: `\u2066${number}\u2069` });
  return (
    <>
      {agreement.hasEnded && <p>{t('check.ended')}</p>}
      <h2>{nameOf(asked)}</h2>
      <dl className="pair">
        <dt>{t('fact.firm')}</dt>
        <dd>
          <bdi>{agreement.firm}</bdi>
        </dd>
        <dt>{t('fact.provider')}</dt>
        <dd>
          <bdi>{agreement.provider}</bdi>
        </dd>
        <dt>{t('fact.code')}</dt>
        <dd>
          <bdi dir="ltr">{agreement.code}</bdi>
        </dd>
        <PaperLines paper={asked} />
      </dl>
      {others.length > 0 && <h2>{t('check.others')}</h2>}
      {others.map((paper) => (
        <section key={paper.paper}>
          <h3>{nameOf(paper)}</h3>
          <dl className="pair">
            <PaperLines paper={paper} />
          </dl>
        </section>
      ))}
    </>
  );
}

const OUTCOMES = { same: 'same', other: 'other', none: 'noneSame' } as const;

/** Whether a file is ours: its SHA-256 is typed, the file stays where it is. */
export function ComparePaper({
  hash,
  compared,
}: {
  readonly hash: string;
  readonly compared: 'same' | 'other' | 'none' | 'bad' | null;
}) {
  const { t } = useTranslation('agreement');
  const error = compared === 'bad' ? t('check.bad') : undefined;
  const hint = t('check.compareText');
  return (
    <>
      <h2>{t('check.compareTitle')}</h2>
      {compared !== null && compared !== 'bad' && (
        <p className={compared === 'same' ? 'note ok' : 'note warn'} role="status">
          {t(`check.${OUTCOMES[compared]}`)}
        </p>
      )}
      <form method="get" noValidate>
        <Field name="hash" label={t('check.hash')} hint={hint} error={error}>
          <input
            id="hash"
            name="hash"
            type="text"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            defaultValue={hash}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy('hash', hint, error)}
          />
        </Field>
        <button className="btn" type="submit">
          {t('check.compareGo')}
        </button>
      </form>
    </>
  );
}
