import {
  declineQuote,
  declineQuoteSchema,
  quoteMessageSchema,
  sendMessage,
  undoChoice,
  undoChoiceSchema,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { parseFields, type FieldErrors } from '#web/forms.server.ts';
import { messageAct } from '#web/message-act.server.ts';
import type { Upload } from '#web/upload.server.ts';

interface Act {
  /** What the address says afterwards. */
  readonly done: string;
  /** Where a refusal is shown. */
  readonly field: string;
  readonly work: () => Promise<void>;
}

/** What a form of the page of a request does for the provider, or why it cannot be read. */
export async function actOf(
  actor: MemberActor,
  id: string,
  upload: Upload,
): Promise<Act | { readonly errors: FieldErrors }> {
  const { form } = upload;
  const done = form.get('do');
  if (done === 'message')
    return messageAct(actor.person.accountId, upload, {
      schema: quoteMessageSchema,
      send: (sent) => sendMessage(actor, id, { ...sent, side: 'provider' }),
    });
  if (done !== 'decline' && done !== 'undo') return { errors: { form: 'reload' } };
  const parsed = parseFields(form, done === 'undo' ? undoChoiceSchema : declineQuoteSchema);
  if (!parsed.ok) {
    const { reason } = parsed.errors;
    return { errors: reason === undefined ? { form: 'reload' } : { reason } };
  }
  const { value } = parsed;
  const work = () =>
    done === 'undo'
      ? undoChoice(actor, id, { ...value, side: 'provider' })
      : declineQuote(actor, id, value);
  return { done, field: 'reason', work };
}
