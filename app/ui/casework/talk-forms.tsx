import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { VERDICTS, type Talk } from '#domain/cases/schema.ts';
import { Written } from '../certification/written.tsx';
import { ChoiceField, SelectField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { Phrases } from './phrases.tsx';
import type { Shown } from './show-case.ts';

type Fields = Readonly<Record<string, string>>;
interface Props {
  readonly values: Fields;
  readonly messages: Fields;
}

/** Gives the opinion that a colleague asked for. */
export function AnswerForm({
  opinion,
  values,
  messages,
}: Props & { readonly opinion: Shown<Talk>['opinions'][number] }) {
  const { t } = useTranslation(['casework', 'case']);
  return (
    <Panel title={t('talk.yours')}>
      <p>
        <bdi>{opinion.by}</bdi> <span className="hint">{opinion.askedAt}</span>
      </p>
      <Written>{opinion.question}</Written>
      <Form method="post">
        <input type="hidden" name="opinionId" value={opinion.id} />
        <ChoiceField
          name="verdict"
          label={t('talk.verdict')}
          error={messages['verdict']}
          choices={VERDICTS.map((value) => ({ value, label: t(`case:verdict.${value}`) }))}
          defaultValue={values['verdict']}
        />
        <TextAreaField
          name="answer"
          label={t('talk.answer')}
          error={messages['answer']}
          defaultValue={values['answer']}
        />
        <SubmitButton name="do" value="answer">
          {t('talk.answerGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Asks a colleague for an opinion. */
export function AskForm({
  colleagues,
  intentId,
  values,
  messages,
}: Props & {
  readonly colleagues: readonly { readonly accountId: string; readonly name: string }[];
  readonly intentId: string;
}) {
  const { t } = useTranslation('casework');
  return (
    <Panel title={t('talk.ask')}>
      {colleagues.length === 0 ? (
        <p>{t('talk.nobody')}</p>
      ) : (
        <Form method="post">
          <input type="hidden" name="intentId" value={intentId} />
          <SelectField
            name="colleague"
            label={t('talk.colleague')}
            empty={t('talk.choose')}
            error={messages['colleague']}
            choices={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
            defaultValue={values['colleague']}
          />
          <TextAreaField
            name="question"
            label={t('talk.question')}
            error={messages['question']}
            defaultValue={values['question']}
          />
          <SubmitButton look="plain" name="do" value="ask">
            {t('talk.askGo')}
          </SubmitButton>
        </Form>
      )}
    </Panel>
  );
}

/** A note for the officers alone. */
export function NoteForm({
  intentId,
  phrases,
  values,
  messages,
}: Props & { readonly intentId: string; readonly phrases: readonly string[] }) {
  const { t } = useTranslation('casework');
  return (
    <Panel title={t('talk.write')}>
      <Phrases title={t('talk.phrases')} phrases={phrases} />
      <Form method="post">
        <input type="hidden" name="intentId" value={intentId} />
        <TextAreaField
          name="note"
          label={t('talk.note')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <SubmitButton look="plain" name="do" value="note">
          {t('talk.noteGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
