import { useTranslation } from 'react-i18next';
import { LONGEST } from '#domain/catalogue/schema.ts';
import { SelectField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { Asked } from './asked.tsx';
import { BothLanguages } from './both-languages.tsx';
import { fieldOf, type OfferFormContext } from './form-context.ts';

interface SectionProps {
  readonly context: OfferFormContext;
}

/** Category, title and what the offer is. */
export function TextSection({ context }: SectionProps) {
  const { t } = useTranslation('offers');
  return (
    <Panel title={t('section.texts')} id="texts">
      <CategoryField context={context} />
      <TitleField context={context} />
      <BothLanguages
        context={context}
        name="summary"
        label={t('field.summary')}
        hint={t('form.summaryHint')}
        most={LONGEST.summary}
        rows={3}
      />
      <BothLanguages
        context={context}
        name="description"
        label={t('field.description')}
        hint={t('form.descriptionHint')}
        most={LONGEST.description}
        rows={10}
      />
    </Panel>
  );
}

export function CategoryField({ context }: SectionProps) {
  const { t } = useTranslation('offers');
  return (
    <>
      <Asked context={context} field="category" />
      <SelectField
        {...fieldOf(context, 'category')}
        label={t('field.category')}
        empty={t('form.choose')}
        choices={context.choices.categories.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  );
}

export function TitleField({ context }: SectionProps) {
  const { t } = useTranslation('offers');
  return (
    <BothLanguages
      context={context}
      name="title"
      label={t('field.title')}
      hint={t('form.titleHint')}
      most={LONGEST.title}
    />
  );
}

/** What is left out, and what the client does. */
export function BoundarySection({ context }: SectionProps) {
  const { t } = useTranslation('offers');
  const shared = { context, most: LONGEST.long, rows: 4 };
  return (
    <Panel>
      <BothLanguages
        {...shared}
        name="excluded"
        label={t('field.excluded')}
        hint={t('form.excludedHint')}
      />
      <BothLanguages
        {...shared}
        name="clientDuties"
        label={t('field.clientDuties')}
        hint={t('form.clientDutiesHint')}
      />
    </Panel>
  );
}
