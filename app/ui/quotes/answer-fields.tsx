import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QUOTE_LIMITS } from '#domain/engagements/schema.ts';
import { SelectField, TextAreaField, TextField } from '../workspace/fields.tsx';

interface FieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Blocks that are shown open: those with something in them, or wrong with them, and at least one. */
function openBlocks(kind: 'line' | 'milestone', most: number, { values, errors }: FieldsProps) {
  const isUsed = (number: number) => {
    const start = `${kind}-${String(number)}-`;
    const isTyped = Object.entries(values).some(
      ([name, value]) =>
        name.startsWith(start) && !/-(?:vat|milestone)$/.test(name) && value.trim() !== '',
    );
    return isTyped || Object.keys(errors).some((name) => name.startsWith(start));
  };
  return Array.from({ length: most }, (_, place) => ({
    number: place + 1,
    isOpen: place === 0 || isUsed(place + 1),
  }));
}

/** A group of fields; one that is empty so far is folded away. */
function Block({
  title,
  isOpen,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Up to four milestones: what is delivered, how both see it, by when. */
export function MilestoneFields(props: FieldsProps) {
  const { t } = useTranslation('quotes');
  const { values, errors } = props;
  return openBlocks('milestone', QUOTE_LIMITS.milestones, props).map(({ number, isOpen }) => {
    const name = (field: string) => `milestone-${String(number)}-${field}`;
    const common = (field: string) => ({
      ...{ name: name(field), error: errors[name(field)], defaultValue: values[name(field)] },
    });
    return (
      <Block key={number} title={t('answer.milestone', { number })} isOpen={isOpen}>
        <TextField {...common('title')} label={t('answer.milestoneTitle')} />
        <TextAreaField
          {...common('acceptance')}
          rows={2}
          label={t('answer.acceptance')}
          hint={t('answer.acceptanceHint')}
        />
        <TextField {...common('deliver')} type="date" dir="ltr" label={t('answer.deliverBy')} />
      </Block>
    );
  });
}

/** Up to eight lines with their price, rate of VAT and milestone. */
export function LineFields(props: FieldsProps & { readonly rates: readonly number[] }) {
  const { t } = useTranslation('quotes');
  const { values, errors, rates } = props;
  const rateChoices = rates.map((rate) => ({
    ...{ value: String(rate), label: t('lines.percent', { percent: rate }) },
  }));
  const milestoneChoices = Array.from({ length: QUOTE_LIMITS.milestones }, (_, place) => ({
    ...{ value: String(place + 1), label: t('answer.milestone', { number: place + 1 }) },
  }));
  return openBlocks('line', QUOTE_LIMITS.lines, props).map(({ number, isOpen }) => {
    const name = (field: string) => `line-${String(number)}-${field}`;
    const common = (field: string) => ({
      ...{ name: name(field), error: errors[name(field)], defaultValue: values[name(field)] },
    });
    return (
      <Block key={number} title={t('answer.line', { number })} isOpen={isOpen}>
        <TextField {...common('label')} label={t('lines.label')} />
        <TextField {...common('quantity')} label={t('lines.quantity')} inputMode="numeric" />
        <TextField {...common('unit')} label={t('answer.unit')} hint={t('answer.unitHint')} />
        <TextField
          {...common('price')}
          dir="ltr"
          label={t('lines.price')}
          hint={t('answer.priceHint')}
          inputMode="decimal"
        />
        <SelectField {...common('vat')} label={t('lines.vat')} choices={rateChoices} />
        <TextField
          {...common('exemption')}
          optional
          label={t('answer.exemption')}
          hint={t('answer.exemptionHint')}
        />
        <SelectField
          {...common('milestone')}
          label={t('lines.milestone')}
          choices={milestoneChoices}
        />
      </Block>
    );
  });
}
