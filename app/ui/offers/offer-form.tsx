import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Asked } from './asked.tsx';
import { DeliverableRows } from './deliverable-rows.tsx';
import type { OfferFormContext } from './form-context.ts';
import { ClientSection, DataSection, PriceSection, WorkSection } from './offer-sections.tsx';
import { BoundarySection, TextSection } from './text-sections.tsx';

const SECTIONS = ['texts', 'deliverables', 'price', 'clients', 'work', 'data'] as const;

/** The form of a draft: it can be saved at any time, and sent when it is complete. */
export function OfferForm({
  context,
  versionId,
  stamp,
  isOpen,
  warning,
}: {
  readonly context: OfferFormContext;
  readonly versionId: string;
  /** Of the draft as it was when it was read. */
  readonly stamp: string;
  /** Whether it can be sent: what was typed is shown even when it cannot. */
  readonly isOpen: boolean;
  /** What to think of before sending it. */
  readonly warning: ReactNode;
}) {
  const { t } = useTranslation('offers');
  return (
    <Form method="post" action="?" noValidate>
      <input type="hidden" name="versionId" value={versionId} readOnly />
      <input type="hidden" name="stamp" value={stamp} readOnly />
      {/* The Enter key in a line presses the first button of a form: that of saving. */}
      <button className="vh" type="submit" tabIndex={-1} aria-hidden="true">
        {t('form.save')}
      </button>
      <nav aria-label={t('edit.sections')}>
        <ul>
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{t(`section.${section}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Asked context={context} field="offer" />
      <TextSection context={context} />
      <DeliverableRows context={context} />
      <BoundarySection context={context} />
      <PriceSection context={context} />
      <ClientSection context={context} />
      <WorkSection context={context} />
      <DataSection context={context} />
      {isOpen && (
        <>
          {warning}
          <p className="hint">{t('form.submitHint')}</p>
          <div className="actions">
            <SubmitButton name="do" value="submit">
              {t('form.submit')}
            </SubmitButton>
            <SubmitButton look="plain" name="do" value="save">
              {t('form.save')}
            </SubmitButton>
          </div>
        </>
      )}
    </Form>
  );
}
