import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { APPEAL_DAYS, APPEAL_GROUNDS, APPEAL_TEXT, type Showing } from '#domain/matching/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { SelectField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { showingWords } from './showing-words.ts';

interface Props {
  readonly intentId: string;
  readonly showings: readonly Showing[];
  /** The showing somebody came for; empty for none. */
  readonly chosen: string;
  /** Whether the offer can be missing from lists. */
  readonly canBeMissing: boolean;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly lang: Lang;
}

/** Contests the ranking of one showing, or that the offer is missing. */
export function AppealForm(props: Props) {
  const { t } = useTranslation(['ranking', 'vocab']);
  const { intentId, showings, chosen, canBeMissing, values, messages, lang } = props;
  const field = (name: string, first = '') => ({
    name,
    error: messages[name],
    defaultValue: [values[name] ?? first].flat()[0] ?? '',
  });
  const grounds = APPEAL_GROUNDS.filter((ground) =>
    ground === 'missing' ? canBeMissing : showings.length > 0,
  );
  const [first = ''] = grounds;
  const number = (value: number) => formatNumber(lang, value);
  return (
    <Panel id="contest" title={t('appeal.title')}>
      <p>{t('appeal.text', { days: number(APPEAL_DAYS) })}</p>
      <Form method="post" action="?" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        {showings.length > 0 && (
          <SelectField
            {...field('showing', chosen)}
            label={t('appeal.showing')}
            hint={canBeMissing ? t('appeal.showingHint') : undefined}
            empty={t('appeal.noShowing')}
            choices={showings.map((showing) => ({
              value: showing.ref,
              label: `${formatDate(lang, showing.day)} · ${showingWords(t, lang, showing)}`,
            }))}
          />
        )}
        <SelectField
          {...field('ground', grounds.length === 1 ? first : '')}
          label={t('appeal.ground')}
          empty={t('appeal.choose')}
          choices={grounds.map((ground) => ({ value: ground, label: t(`ground.${ground}`) }))}
        />
        <TextAreaField
          {...field('text')}
          label={t('appeal.why')}
          hint={t('appeal.whyHint', {
            least: number(APPEAL_TEXT.least),
            most: number(APPEAL_TEXT.most),
          })}
          rows={6}
        />
        <SubmitButton>{t('appeal.send')}</SubmitButton>
      </Form>
    </Panel>
  );
}
