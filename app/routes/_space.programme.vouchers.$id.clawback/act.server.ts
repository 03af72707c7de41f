import {
  confirmClawback,
  decideClawbackSchema,
  dropClawback,
  instalmentSchema,
  notifyClawback,
  notifyClawbackSchema,
  openClawbackSchema,
  recordInstalment,
  settleClawback,
  settleClawbackSchema,
  startClawback,
  writeOffClawback,
  writeOffSchema,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { parseFields, type FieldErrors } from '#web/forms.server.ts';
import { intentOf } from '#web/intent.server.ts';

interface Act {
  /** What the address says afterwards. */
  readonly done: string;
  readonly work: () => Promise<void>;
}

type Read = Act | { readonly errors: FieldErrors };

/** What changes the books, or closes them: whoever does it proves again who they are. */
export const MONEY_ACTS = ['confirm', 'instalment', 'settle', 'write-off'] as const;

/** What a form of the page does, or why it cannot be read. */
export function actOf(actor: MemberActor, voucherId: string, form: FormData): Read {
  const done = form.get('do');
  const intentId = intentOf(form);
  switch (done) {
    case 'open': {
      const parsed = parseFields(form, openClawbackSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => startClawback(actor, voucherId, parsed.value, intentId) };
    }
    case 'notify': {
      const parsed = parseFields(form, notifyClawbackSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      const { clawback, stamp } = parsed.value;
      return { done, work: () => notifyClawback(actor, clawback, { stamp, intentId }) };
    }
    case 'confirm':
    case 'drop': {
      const parsed = parseFields(form, decideClawbackSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      const { clawback, stamp, words } = parsed.value;
      const decide = done === 'confirm' ? confirmClawback : dropClawback;
      return { done, work: () => decide(actor, clawback, { stamp, words, intentId }) };
    }
    default:
      return moneyActOf(actor, form);
  }
}

/** What the forms about money that is due do. */
function moneyActOf(actor: MemberActor, form: FormData): Read {
  const done = form.get('do');
  const intentId = intentOf(form);
  switch (done) {
    case 'instalment': {
      const parsed = parseFields(form, instalmentSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      const { clawback, stamp, amount } = parsed.value;
      return { done, work: () => recordInstalment(actor, clawback, { stamp, amount, intentId }) };
    }
    case 'settle': {
      const parsed = parseFields(form, settleClawbackSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      const { clawback, stamp, how } = parsed.value;
      return { done, work: () => settleClawback(actor, clawback, { stamp, how, intentId }) };
    }
    case 'write-off': {
      const parsed = parseFields(form, writeOffSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      const { clawback, stamp, loss: words } = parsed.value;
      return { done, work: () => writeOffClawback(actor, clawback, { stamp, words, intentId }) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}

/** What is wrong with fields that people see; with the others, the page is to be loaded again. */
function atFields({ clawback, stamp, ...errors }: FieldErrors): Read {
  const hidden = clawback ?? stamp;
  return { errors: hidden === undefined ? errors : { form: hidden } };
}

/** The fields that refusals of use-cases are about; the others are about the whole page. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ 'amount-over': 'amount', 'amount-under': 'amount', 'no-reason': 'reasons' },
};

/** A refusal of a use-case as an error of the form that asked for it. */
export function refusedField(code: string): FieldErrors {
  return { [FIELDS[code] ?? 'form']: code };
}
