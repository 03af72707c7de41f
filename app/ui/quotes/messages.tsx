import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { QUOTE_LIMITS } from '#domain/engagements/schema.ts';
import { FileField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownMessage } from './show.ts';

interface MessagesProps {
  readonly messages: readonly ShownMessage[];
  /** On whose side the reader is. */
  readonly side: 'firm' | 'provider';
  /** Name of the other side. */
  readonly other: string;
  /** Address that a file of a message is under. */
  readonly files: string;
  readonly mayWrite: boolean;
  readonly intentId: string;
  readonly accept: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** What both sides wrote to each other, and a form to go on. */
export function Messages(props: MessagesProps) {
  const { t } = useTranslation('quotes');
  const { messages, side, other, files } = props;
  return (
    <Panel title={t('messages.title')} id="messages">
      {messages.length === 0 && <p className="hint">{t('messages.none')}</p>}
      {messages.length > 0 && (
        <ol className="steps">
          {messages.map((message) => (
            <li key={message.id}>
              <p>
                <strong>{message.side === side ? t('messages.you') : <bdi>{other}</bdi>}</strong>{' '}
                <time className="hint" dateTime={message.at}>
                  {message.day}
                </time>
              </p>
              {message.text !== '' && (
                <p dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {message.text}
                </p>
              )}
              {message.file && (
                <p>
                  {message.file.state === 'clean' ? (
                    <a href={`${files}/${message.id}`}>
                      <bdi>{message.file.name}</bdi>
                    </a>
                  ) : (
                    <span className="hint">{t(`messages.file.${message.file.state}`)}</span>
                  )}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      {props.mayWrite && <MessageForm {...props} />}
    </Panel>
  );
}

function MessageForm({ intentId, accept, errors, values }: MessagesProps) {
  const { t } = useTranslation('quotes');
  return (
    <Form method="post" encType="multipart/form-data">
      <input type="hidden" name="do" value="message" />
      <input type="hidden" name="intentId" value={intentId} />
      <TextAreaField
        name="text"
        label={t('messages.text')}
        hint={t('messages.hint', { most: QUOTE_LIMITS.message })}
        error={errors['text']}
        defaultValue={values['text']}
      />
      <FileField
        optional
        name="file"
        label={t('messages.fileLabel')}
        hint={t('messages.fileHint')}
        error={errors['file']}
        accept={accept}
      />
      <SubmitButton look="plain">{t('messages.go')}</SubmitButton>
    </Form>
  );
}
