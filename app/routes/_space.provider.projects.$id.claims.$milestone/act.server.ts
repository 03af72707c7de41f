import {
  makeClaim,
  makeInvoiceSchema,
  sendClaim,
  sendInvoiceSchema,
  withdrawClaim,
  withdrawClaimSchema,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { parseFields, type FieldErrors } from '#web/forms.server.ts';
import type { Upload } from '#web/upload.server.ts';

interface Target {
  readonly engagementId: string;
  readonly milestoneId: string;
}

type Read =
  { readonly done: string; readonly work: () => Promise<void> } | { readonly errors: FieldErrors };

/** What a form of the page does, or why it cannot be read. */
export function actOf(actor: MemberActor, target: Target, { form, file }: Upload): Read {
  const done = form.get('do');
  switch (done) {
    case 'make': {
      const parsed = parseFields(form, makeInvoiceSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => makeClaim(actor, target, parsed.value) };
    }
    case 'send': {
      const parsed = parseFields(form, sendInvoiceSchema);
      if (!parsed.ok)
        return atFields({ ...parsed.errors, ...(file ? {} : { file: 'file-missing' }) });
      return { done, work: () => sendClaim(actor, target, parsed.value, file) };
    }
    case 'withdraw': {
      const parsed = parseFields(form, withdrawClaimSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => withdrawClaim(actor, target, parsed.value) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}

/** What is wrong with fields that people see; with the stamp, the page is to be loaded again. */
function atFields({ stamp, ...errors }: FieldErrors): Read {
  return { errors: stamp === undefined ? errors : { form: stamp } };
}
