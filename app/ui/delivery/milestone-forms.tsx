import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { EVIDENCE_KINDS } from '#domain/engagements/schema.ts';
import {
  CheckField,
  FileField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

export interface FormProps {
  readonly stamp: number;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

interface EvidenceFormProps extends FormProps {
  readonly intentId: string;
  readonly accept: string;
  /** Whether the exit kit is asked for. */
  readonly isLast: boolean;
}

const KIT = ['domain', 'accounts', 'export', 'no-domain', 'no-accounts', 'no-export'] as const;

/** Adds one piece: a kind, words, an address, a file. */
export function EvidenceForm(props: EvidenceFormProps) {
  const { t } = useTranslation('delivery');
  const { messages, values, isLast } = props;
  const kinds = EVIDENCE_KINDS.filter((kind) => isLast || !KIT.some((one) => one === kind));
  return (
    <Panel title={t('add.title')} id="add">
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="intentId" value={props.intentId} />
        <SelectField
          name="kind"
          label={t('add.kind')}
          empty={t('add.choose')}
          choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          error={messages['kind']}
          defaultValue={values['kind'] ?? ''}
        />
        <TextAreaField
          name="text"
          label={t('add.text')}
          hint={t('add.textHint')}
          error={messages['text']}
          defaultValue={values['text']}
        />
        <TextField
          name="url"
          label={t('add.url')}
          optional
          dir="ltr"
          inputMode="url"
          maxLength={500}
          error={messages['url']}
          defaultValue={values['url']}
        />
        <FileField
          name="file"
          label={t('add.file')}
          hint={t('add.fileHint')}
          optional
          accept={props.accept}
          error={messages['file']}
        />
        <SubmitButton look="plain" name="do" value="add">
          {t('add.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Hands the milestone over, once everything is there. */
export function DeliverForm({ stamp, messages }: FormProps) {
  const { t } = useTranslation('delivery');
  return (
    <Panel title={t('deliver.title')}>
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <CheckField name="sure" label={t('deliver.sure')} error={messages['sure']} />
        <SubmitButton name="do" value="deliver">
          {t('deliver.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** The firm accepts: its own share is then the provider's. */
export function AcceptForm({ stamp, messages }: FormProps) {
  const { t } = useTranslation('delivery');
  return (
    <Panel title={t('accept.title')}>
      <p>{t('accept.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <CheckField name="agrees" label={t('accept.agrees')} error={messages['agrees']} />
        <SubmitButton name="do" value="accept">
          {t('accept.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

interface WordsFormProps extends FormProps {
  readonly act: 'changes' | 'dispute' | 'answer';
  /** What its lead says in numbers or days. */
  readonly params?: Readonly<Record<string, string | number>>;
}

const FIELDS = { changes: 'words', dispute: 'grounds', answer: 'answer' } as const;

/** What is to be changed, why a side does not agree, or what the other answers. */
export function WordsForm({ act, stamp, messages, values, params = {} }: WordsFormProps) {
  const { t } = useTranslation('delivery');
  const field = FIELDS[act];
  return (
    <details id={act} open={act === 'answer' || messages[field] !== undefined}>
      <summary>{t(`${act}.title`)}</summary>
      <p>{t(`${act}.lead`, params)}</p>
      <Form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="stamp" value={stamp} />
        <TextAreaField
          name={field}
          label={t(`${act}.words`)}
          error={messages[field]}
          defaultValue={values[field]}
        />
        <SubmitButton look="plain" name="do" value={act}>
          {t(`${act}.go`)}
        </SubmitButton>
      </Form>
    </details>
  );
}
