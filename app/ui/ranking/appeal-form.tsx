import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AppealGround, Showing } from '#domain/matching/schema.ts';
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
  /** Grounds there are for this offer. */
  readonly grounds: readonly AppealGround[];
  /** Characters of the text, and working days until the answer. */
  readonly limits: Readonly<Record<'least' | 'most' | 'days', number>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly messages: Readonly<Record<string, string>>;
  readonly lang: Lang;
}

/** Contests the ranking of one showing, or that the offer is missing. */
export function AppealForm(props: Props) {
  const { t } = useTranslation(['ranking', 'vocab']);
  const { intentId, showings, chosen, grounds, limits, values, messages, lang } = props;
  const field = (name: string, first = '') => ({
    name,
    error: messages[name],
    defaultValue: [values[name] ?? first].flat()[0] ?? '',
  });
  const [first = ''] = grounds;
  const number = (value: number) => formatNumber(lang, value);
  return (
    <Panel id="contest" title={t('appeal.title')}>
      <p>{t('appeal.text', { days: number(limits.days) })}</p>
      <Form method="post" action="?" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        {showings.length > 0 && (
          <SelectField
            {...field('showing', chosen)}
            label={t('appeal.showing')}
            hint={grounds.includes('missing') ? t('appeal.showingHint') : undefined}
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
            least: number(limits.least),
            most: number(limits.most),
          })}
          rows={6}
        />
        <SubmitButton>{t('appeal.send')}</SubmitButton>
      </Form>
    </Panel>
  );
}
