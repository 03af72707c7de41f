import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ENOUGH } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { AttachForm } from '#ui/attach-form.tsx';

/** What the decision needs, and how far it is. */
export interface DecisionProps {
  readonly lang: Lang;
  readonly id: string;
  readonly here: string;
  readonly mayFreeze: 'yes' | 'attach' | 'firm-only' | 'read-only';
  /** The reader has a firm to give an anonymous assessment to. */
  readonly attachable: boolean;
  readonly stamp: string;
  /** Providers whose offers fit, those to be compared, those that are. */
  readonly exist: number;
  readonly needed: number;
  readonly providers: number;
  /** The box was not ticked when the form was sent. */
  readonly unsure: boolean;
}

/** The end of an open comparison: settling the choice, or what is missing for it. */
export function Decision(props: DecisionProps) {
  const { t } = useTranslation('shortlist');
  const { needed, providers, exist, mayFreeze } = props;
  if (mayFreeze === 'read-only') return null;
  return (
    <section className="noprint" id="decide">
      <h2>{t('decide.title')}</h2>
      <p>{t('decide.text')}</p>
      {providers < needed ? (
        <p className="note warn">{t('decide.missing', { count: needed - providers, needed })}</p>
      ) : (
        <>
          {needed < ENOUGH && (
            <p className="note">
              {exist === 0 ? t('decide.none') : t('decide.few', { count: exist })}
            </p>
          )}
          <WhoDecides {...props} />
        </>
      )}
    </section>
  );
}

function WhoDecides(props: DecisionProps) {
  const { t } = useTranslation('shortlist');
  const { lang, id, mayFreeze, attachable } = props;
  if (mayFreeze === 'firm-only') return <p className="note">{t('decide.firmOnly')}</p>;
  if (mayFreeze === 'yes') return <SettleForm {...props} />;
  if (attachable)
    return (
      <>
        <p>{t('decide.attach')}</p>
        <AttachForm lang={lang} id={id} />
      </>
    );
  return (
    <p className="note">
      {t('decide.account')} <Link to={`/${lang}/sign-up`}>{t('decide.signUp')}</Link>
    </p>
  );
}

function SettleForm({ here, stamp, unsure }: DecisionProps) {
  const { t } = useTranslation('shortlist');
  return (
    <Form method="post" action={here} id="sure">
      <input type="hidden" name="intent" value="freeze" />
      <input type="hidden" name="stamp" value={stamp} />
      <p className={unsure ? 'field bad' : 'field'}>
        {unsure && <span className="err">{t('error.sure')}</span>}
        <label className="pick">
          <input type="checkbox" name="sure" value="yes" required aria-invalid={unsure} />{' '}
          {t('decide.sure')}
        </label>
      </p>
      <p>
        <button className="btn" type="submit">
          {t('decide.go')}
        </button>
      </p>
    </Form>
  );
}

/** A settled choice: when, by whom, and the fingerprint of what was compared. */
export function Settled(props: {
  readonly lang: Lang;
  readonly date: string;
  readonly by: string | null;
  readonly hash: string;
}) {
  const { t } = useTranslation('shortlist');
  const { lang, date, by, hash } = props;
  return (
    <section className="card" id="settled">
      <h2>{t('settled.title')}</h2>
      <p>{t('settled.text')}</p>
      <dl>
        <div className="pair">
          <dt>{t('settled.on')}</dt>
          <dd>{date}</dd>
        </div>
        <div className="pair">
          <dt>{t('settled.by')}</dt>
          <dd>
            <bdi>{by ?? t('settled.nobody')}</bdi>
          </dd>
        </div>
        <div className="pair">
          <dt>{t('settled.hash')}</dt>
          <dd>
            <code dir="ltr" style={{ overflowWrap: 'anywhere' }}>
              {hash}
            </code>
          </dd>
        </div>
      </dl>
      <p className="hint">{t('settled.hashHint')}</p>
      <p className="noprint">
        {t('settled.next')} <Link to={`/${lang}/sme/projects`}>{t('settled.toProjects')}</Link>
      </p>
    </section>
  );
}
