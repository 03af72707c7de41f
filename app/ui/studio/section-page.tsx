import '../styles/studio.css';
import { Form } from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Panel } from '../workspace/parts.tsx';
import { differences, valuesIn, type SectionForm } from './section-form.ts';
import { StudioHead, type Head } from './studio-head.tsx';
import { useFieldLabel } from './use-field-label.ts';
import { useStudioErrors } from './use-studio-errors.ts';

export interface SectionView {
  readonly lang: Lang;
  readonly head: Head;
  /** As it is stored now. */
  readonly values: FormValues;
  readonly saved: boolean;
}

export interface SectionAnswer {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: FormValues;
  readonly stamp: string | null;
  /** Control to go on with, in a form that was drawn again with other rows. */
  readonly focus?: string;
}

/** A page of the studio with one form: what was typed stays, whatever happens. */
export function SectionPage({
  page,
  answer,
  title,
  lead,
  children,
  aside,
}: {
  readonly page: SectionView;
  readonly answer: SectionAnswer | undefined;
  readonly title: string;
  readonly lead: string;
  readonly children: (form: SectionForm) => ReactNode;
  /** Shown above the form. */
  readonly aside?: ReactNode;
}) {
  const { t } = useTranslation('studio');
  const { lang, head, saved } = page;
  const { messages, shown } = useStudioErrors(answer?.errors);
  const values = answer?.values ?? page.values;
  const focus = answer?.focus;
  useEffect(() => {
    if (focus !== undefined) document.getElementById(focus)?.focus();
  }, [answer, focus]);
  const isStale = answer?.errors['form'] === 'changed-meanwhile';
  return (
    <div id="page">
      <StudioHead head={head} title={title} />
      <ErrorSummary errors={shown} title={t('notSaved')} />
      {saved && !answer && (
        <p className="note ok" role="status">
          {t('saved')}
        </p>
      )}
      {isStale && <Meanwhile typed={values} stored={page.values} />}
      <p>{lead}</p>
      {aside}
      <Form method="post" noValidate key={`${String(head.stamp)} ${Object.keys(values).join()}`}>
        <input type="hidden" name="stamp" value={answer?.stamp ?? String(head.stamp)} readOnly />
        <fieldset className="plain" disabled={!head.mayEdit}>
          {/* What the Enter key sends: saving, not the first row that could be removed. */}
          <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
            {t('save')}
          </button>
          {children({ lang, values, messages })}
          {head.mayEdit && <SubmitButton>{t('save')}</SubmitButton>}
        </fieldset>
      </Form>
    </div>
  );
}

/** What somebody else saved since the form was opened, beside what was typed. */
function Meanwhile({ typed, stored }: { readonly typed: FormValues; readonly stored: FormValues }) {
  const { t } = useTranslation('studio');
  const labelOf = useFieldLabel();
  const text = (values: FormValues, name: string) =>
    valuesIn({ values }, name).join(', ') || t('nothing');
  return (
    <Panel title={t('meanwhile.title')}>
      <p>{t('meanwhile.lead')}</p>
      <DataTable
        caption={t('meanwhile.title')}
        columns={[t('meanwhile.field'), t('meanwhile.yours'), t('meanwhile.stored')]}
        rows={differences(typed, stored).map((name) => ({
          key: name,
          cells: [
            labelOf(name) ?? name,
            <bdi key="yours">{text(typed, name)}</bdi>,
            <bdi key="stored">{text(stored, name)}</bdi>,
          ],
        }))}
      />
    </Panel>
  );
}
