import type { z } from 'zod';
import type { SentFile } from '#domain/kernel/index.server.ts';
import { parseFields, typedValues, type FieldErrors } from './forms.server.ts';
import { guarded } from './guard.server.ts';
import { intentOf } from './intent.server.ts';
import { takeAllowance } from './rate-limit.server.ts';
import type { Upload } from './upload.server.ts';

const MESSAGES = { perMinute: 10, burst: 30 };

/** A message as it was sent. */
interface SentMessage {
  readonly text: string;
  readonly file: SentFile | null;
  readonly intentId: string | null;
}

interface Act {
  /** What the address says afterwards. */
  readonly done: 'message';
  /** Where a refusal is shown. */
  readonly field: string;
  readonly work: () => Promise<void>;
}

/** What a form with a message of a person does, or why it cannot be read; nobody sends them by the hundred. */
export async function messageAct(
  accountId: string,
  { form, file }: Upload,
  {
    schema,
    send,
  }: {
    readonly schema: z.ZodType<{ readonly text: string }>;
    readonly send: (sent: SentMessage) => Promise<void>;
  },
): Promise<Act | { readonly errors: FieldErrors }> {
  const wait = await guarded(
    () => takeAllowance(`engagement messages ${accountId}`, MESSAGES),
    typedValues(form),
  );
  if (wait > 0) return { errors: { text: 'slow' } };
  const parsed = parseFields(form, schema);
  if (!parsed.ok) return { errors: parsed.errors };
  const sent = { text: parsed.value.text, file, intentId: intentOf(form) };
  return { done: 'message', field: file === null ? 'text' : 'file', work: () => send(sent) };
}
