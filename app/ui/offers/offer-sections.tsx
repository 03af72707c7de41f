import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  CREDENTIALS,
  EXIT_KIT,
  INTEGRATIONS,
  LAST_STAGE,
  LONGEST,
  MODES,
  PRICE_KINDS,
  SIZES,
  SPOKEN,
} from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import { ChoiceField, SelectField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { Asked } from './asked.tsx';
import { BothLanguages } from './both-languages.tsx';
import { CodeBoxes } from './code-boxes.tsx';
import { fieldOf, tickedOf, type OfferFormContext } from './form-context.ts';

interface SectionProps {
  readonly context: OfferFormContext;
}

export function PriceSection({ context }: SectionProps) {
  const { t } = useTranslation(['offers', 'vocab']);
  const number = { dir: 'ltr', inputMode: 'decimal' } as const;
  return (
    <Panel title={t('section.price')} id="price">
      <Asked context={context} field="price" />
      <ChoiceField
        {...fieldOf(context, 'price.kind')}
        label={t('form.priceKind')}
        choices={PRICE_KINDS.map((kind) => ({ value: kind, label: t(`vocab:priceKind.${kind}`) }))}
      />
      <div className="grid">
        <TextField
          {...fieldOf(context, 'price.min')}
          {...number}
          label={t('form.priceMin')}
          hint={t('form.priceMinHint')}
        />
        <TextField
          {...fieldOf(context, 'price.max')}
          {...number}
          label={t('form.priceMax')}
          hint={t('form.priceMaxHint')}
          optional
        />
        <TextField
          {...fieldOf(context, 'price.setup')}
          {...number}
          label={t('form.priceSetup')}
          hint={t('form.priceSetupHint')}
          optional
        />
      </div>
      <Asked context={context} field="durationDays" />
      <TextField
        {...fieldOf(context, 'durationDays')}
        dir="ltr"
        inputMode="numeric"
        label={t('form.durationDays')}
        hint={t('form.durationHint')}
      />
    </Panel>
  );
}

export function ClientSection({ context }: SectionProps) {
  const { t } = useTranslation(['offers', 'vocab']);
  const stages = Array.from({ length: LAST_STAGE }, (_, index) => index + 1);
  return (
    <Panel title={t('section.clients')} id="clients">
      <CodeBoxes
        context={context}
        name="sizes"
        hint={t('form.sizesHint')}
        choices={SIZES.map((code) => ({ code, name: t(`vocab:size.${code}`) }))}
      />
      <CodeBoxes
        context={context}
        name="sectors"
        hint={t('form.sectorsHint')}
        choices={context.choices.sectors}
      />
      <Asked context={context} field="minStage" />
      <SelectField
        {...fieldOf(context, 'minStage')}
        label={t('field.minStage')}
        hint={t('form.minStageHint')}
        choices={stages.map((stage) => ({
          value: String(stage),
          label: stage === 1 ? t('form.everyStage') : t('form.fromStage', { stage }),
        }))}
      />
    </Panel>
  );
}

export function WorkSection({ context }: SectionProps) {
  const { t } = useTranslation(['offers', 'vocab']);
  const { served, choices, lang } = context;
  const spoken = SPOKEN.map((code) => ({ code, name: t(`vocab:spoken.${code}`) }));
  return (
    <Panel title={t('section.work')} id="work">
      <Asked context={context} field="mode" />
      <ChoiceField
        {...fieldOf(context, 'mode')}
        label={t('field.mode')}
        choices={MODES.map((mode) => ({ value: mode, label: t(`vocab:mode.${mode}`) }))}
      />
      {served === null && (
        <p className="note warn">
          {t('form.regionsNone')}{' '}
          <Link to={`/${lang}/provider/presentation`}>{t('form.toPresentation')}</Link>
        </p>
      )}
      <CodeBoxes
        context={context}
        name="regions"
        hint={served === null ? '' : t('form.regionsHint', { names: formatList(lang, served) })}
        choices={choices.regions}
      />
      <CodeBoxes
        context={context}
        name="deliveryLanguages"
        hint={t('form.languagesHint')}
        choices={spoken}
      />
      <CodeBoxes context={context} name="supportLanguages" choices={spoken} />
    </Panel>
  );
}

/** Papers that every certificate needs are not chosen for one offer. */
const ALWAYS: readonly string[] = ['tax-attestation', 'cnss-attestation'];

export function DataSection({ context }: SectionProps) {
  const { t } = useTranslation(['offers', 'vocab']);
  const chosen = tickedOf(context, 'reliesOn');
  const papers = CREDENTIALS.filter((kind) => !ALWAYS.includes(kind) || chosen.includes(kind));
  return (
    <Panel title={t('section.data')} id="data">
      <HostingField context={context} />
      <CodeBoxes
        context={context}
        name="integrations"
        choices={INTEGRATIONS.map((code) => ({ code, name: t(`vocab:integration.${code}`) }))}
      />
      <CodeBoxes
        context={context}
        name="exitKit"
        hint={t('form.exitHint')}
        choices={EXIT_KIT.map((code) => ({ code, name: t(`vocab:exit.${code}`) }))}
      />
      <BothLanguages
        context={context}
        name="exitNote"
        label={t('field.exitNote')}
        most={LONGEST.long}
        rows={3}
      />
      <CodeBoxes
        context={context}
        name="reliesOn"
        hint={t('form.reliesOnHint')}
        choices={papers.map((code) => ({ code, name: t(`vocab:credential.${code}`) }))}
      />
    </Panel>
  );
}

function HostingField({ context }: SectionProps) {
  const { t } = useTranslation('offers');
  const field = fieldOf(context, 'hosting');
  const countries = context.choices.countries.map(({ code, name }) => ({
    value: code,
    label: name,
  }));
  const isKnown = countries.some(({ value }) => value === field.defaultValue);
  const own = isKnown || field.defaultValue === '' ? [] : [field.defaultValue];
  return (
    <>
      <Asked context={context} field="hosting" />
      <SelectField
        {...field}
        label={t('form.hosting')}
        empty={t('form.noHosting')}
        choices={[...countries, ...own.map((code) => ({ value: code, label: code }))]}
      />
    </>
  );
}
