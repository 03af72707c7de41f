import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { SelectField, SubmitButton, type Choice } from '../workspace/fields.tsx';
import { ButtonLink, Empty, Panel } from '../workspace/parts.tsx';

const CLOSED = ['programme-paused', 'programme-announced', 'programme-closed'] as const;

interface ProgrammeSummary {
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  readonly summary: string;
  readonly isDemo: boolean;
}

/** What a request is begun from, as the address says it. */
interface Beginning {
  readonly name: string;
  readonly value: string;
}

/** The programmes that take requests today. */
export function ChooseProgramme(props: {
  readonly lang: Lang;
  readonly programmes: readonly ProgrammeSummary[];
  readonly begun: readonly Beginning[];
}) {
  const { t } = useTranslation('apply');
  const { lang, programmes, begun } = props;
  const addressOf = (programme: string) => {
    const asked = Object.fromEntries(begun.map(({ name, value }) => [name, value]));
    const query = new URLSearchParams({ programme, ...asked });
    return `/${lang}/sme/applications/new?${query.toString()}`;
  };
  if (programmes.length === 0)
    return (
      <Empty action={<ButtonLink to={`/${lang}/programmes`}>{t('new.all')}</ButtonLink>}>
        {t('new.none')}
      </Empty>
    );
  return (
    <>
      <p>{t('new.choose')}</p>
      {programmes.map(({ slug, name, owner, summary, isDemo }) => (
        <Panel key={slug} title={<bdi>{name}</bdi>}>
          {isDemo && <p className="note warn">{t('new.demo')}</p>}
          <p className="hint">
            <bdi>{owner}</bdi>
          </p>
          <p>{summary}</p>
          <ButtonLink to={addressOf(slug)}>
            {t('new.ask')}
            <span className="vh"> : {name}</span>
          </ButtonLink>
        </Panel>
      ))}
      <p>
        <Link to={`/${lang}/eligibility`}>{t('new.eligibility')}</Link>
      </p>
    </>
  );
}

interface StartFormProps {
  readonly lang: Lang;
  readonly programme: ProgrammeSummary & {
    /** Why it takes no requests today; null when it does. */
    readonly closed: string | null;
    readonly documents: readonly {
      readonly code: string;
      readonly name: string;
      readonly required: boolean;
    }[];
  };
  /** Clients an advisor may ask for; null for the people of a firm. */
  readonly firms: readonly Choice[] | null;
  readonly firm: string | null;
  readonly begun: readonly Beginning[];
  readonly readOnly: boolean;
  readonly error: string | undefined;
}

/** What will be asked, and the button that begins a draft. */
export function StartForm(props: StartFormProps) {
  const { t } = useTranslation('apply');
  const { lang, programme, firms, firm, begun, readOnly, error } = props;
  const { slug, name, owner, summary, isDemo, documents } = programme;
  const closed = CLOSED.find((code) => code === programme.closed);
  return (
    <Panel title={<bdi>{name}</bdi>} id="form">
      {isDemo && <p className="note warn">{t('new.demo')}</p>}
      <p className="hint">
        <bdi>{owner}</bdi>
      </p>
      <p>
        {summary} <Link to={`/${lang}/programmes/${slug}`}>{t('new.more')}</Link>
      </p>
      {closed !== undefined && <p className="note warn">{t(`error.${closed}`)}</p>}
      <h3>{t('new.howTitle')}</h3>
      <p>{t('new.how')}</p>
      {documents.length > 0 && (
        <details>
          <summary>{t('new.papers')}</summary>
          <ul>
            {documents.map(({ code, name: paper, required }) => (
              <li key={code}>
                {paper} {!required && <small>({t('papers.ifItApplies')})</small>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {firms !== null && firms.length === 0 && <p className="note">{t('new.noClient')}</p>}
      {closed === undefined && !readOnly && firms?.length !== 0 && (
        <Form method="post">
          <input type="hidden" name="programme" value={slug} />
          {begun.map((one) => (
            <input key={one.name} type="hidden" name={one.name} value={one.value} />
          ))}
          {firms !== null && (
            <SelectField
              name="firm"
              label={t('new.firm')}
              hint={t('new.firmHint')}
              choices={firms}
              empty={t('project.choose')}
              error={error}
              defaultValue={firm ?? ''}
            />
          )}
          <SubmitButton>{t('new.start')}</SubmitButton>
        </Form>
      )}
    </Panel>
  );
}
