import {
  askOffer,
  askOfferSchema,
  chooseQuote,
  chooseQuoteSchema,
  counterQuote,
  counterQuoteSchema,
  quoteMessageSchema,
  sendMessage,
  undoChoice,
  undoChoiceSchema,
  withdrawQuote,
  withdrawQuoteSchema,
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

/** What a form of the page of a quote does for the firm, or why it cannot be read. */
export async function actOf(
  actor: MemberActor,
  { id, quote }: { readonly id: string; readonly quote: string },
  upload: Upload,
): Promise<Act | { readonly errors: FieldErrors }> {
  const { form } = upload;
  const done = form.get('do');
  switch (done) {
    case 'choose': {
      const parsed = parseFields(form, chooseQuoteSchema);
      if (!parsed.ok) return atField(parsed.errors, 'sure');
      return { done, field: 'sure', work: () => chooseQuote(actor, quote, parsed.value) };
    }
    case 'counter': {
      const parsed = parseFields(form, counterQuoteSchema);
      if (!parsed.ok) return atField(parsed.errors, 'counter');
      return { done, field: 'counter', work: () => counterQuote(actor, quote, parsed.value) };
    }
    case 'undo': {
      const parsed = parseFields(form, undoChoiceSchema);
      if (!parsed.ok) return atField(parsed.errors, 'reason');
      const undone = { ...parsed.value, side: 'firm' } as const;
      return { done, field: 'reason', work: () => undoChoice(actor, quote, undone) };
    }
    case 'withdraw': {
      const parsed = parseFields(form, withdrawQuoteSchema);
      if (!parsed.ok) return { errors: { form: 'reload' } };
      return { done, field: 'form', work: () => withdrawQuote(actor, quote, parsed.value) };
    }
    case 'ask': {
      const parsed = parseFields(form, askOfferSchema);
      if (!parsed.ok) return { errors: { form: 'reload' } };
      return { done, field: 'form', work: () => askOffer(actor, id, parsed.value.offer) };
    }
    case 'message':
      return messageAct(actor.person.accountId, upload, {
        schema: quoteMessageSchema,
        send: (sent) => sendMessage(actor, quote, { ...sent, side: 'firm' }),
      });
    default:
      return { errors: { form: 'reload' } };
  }
}

/** What is wrong with the field that people see; with the others, the page is to be loaded again. */
function atField(errors: FieldErrors, field: string) {
  const own = errors[field];
  return { errors: own === undefined ? { form: 'reload' } : { [field]: own } };
}
