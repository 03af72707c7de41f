import {
  acceptVoucher,
  acceptVoucherSchema,
  extendVoucher,
  extendVoucherSchema,
  giveBackVoucher,
  giveBackVoucherSchema,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { parseFields, type FieldErrors } from '#web/forms.server.ts';

interface Act {
  /** What the address says afterwards. */
  readonly done: string;
  /** Where a refusal is shown. */
  readonly field: string;
  readonly work: () => Promise<void>;
}

/** What a form of the page does, or why it cannot be read. */
export function actOf(
  actor: MemberActor,
  id: string,
  form: FormData,
): Act | { readonly errors: FieldErrors } {
  const done = form.get('do');
  switch (done) {
    case 'accept': {
      const parsed = parseFields(form, acceptVoucherSchema);
      if (!parsed.ok) return atFields(parsed.errors, 'agrees');
      const { stamp, terms } = parsed.value;
      return { done, field: 'agrees', work: () => acceptVoucher(actor, id, { stamp, terms }) };
    }
    case 'extend': {
      const parsed = parseFields(form, extendVoucherSchema);
      if (!parsed.ok) return atFields(parsed.errors, 'reason');
      return { done, field: 'reason', work: () => extendVoucher(actor, id, parsed.value) };
    }
    case 'give-back': {
      const parsed = parseFields(form, giveBackVoucherSchema);
      if (!parsed.ok) return atFields(parsed.errors, 'sure');
      return { done, field: 'sure', work: () => giveBackVoucher(actor, id, parsed.value) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}

/** What is wrong with the field that people see; with the others, the page is to be loaded again. */
function atFields(errors: FieldErrors, field: string) {
  const own = errors[field];
  return { errors: own === undefined ? { form: 'reload' } : { [field]: own } };
}
