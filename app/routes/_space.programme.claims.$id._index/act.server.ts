import {
  certifyClaim,
  certifyClaimSchema,
  holdClaim,
  holdClaimSchema,
  releaseClaim,
  releaseClaimSchema,
  returnClaim,
  returnClaimSchema,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { parseFields, type FieldErrors } from '#web/forms.server.ts';

type Read =
  { readonly done: string; readonly work: () => Promise<void> } | { readonly errors: FieldErrors };

/** What a form about a claim does, or why it cannot be read. */
export function actOf(actor: MemberActor, id: string, form: FormData): Read {
  const done = form.get('do');
  switch (done) {
    case 'certify': {
      const parsed = parseFields(form, certifyClaimSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => certifyClaim(actor, id, parsed.value) };
    }
    case 'return': {
      const parsed = parseFields(form, returnClaimSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => returnClaim(actor, id, parsed.value) };
    }
    case 'hold': {
      const parsed = parseFields(form, holdClaimSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => holdClaim(actor, id, parsed.value) };
    }
    case 'release': {
      const parsed = parseFields(form, releaseClaimSchema);
      if (!parsed.ok) return atFields(parsed.errors);
      return { done, work: () => releaseClaim(actor, id, parsed.value) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}

/** What is wrong with fields that people see; with the stamp, the page is to be loaded again. */
function atFields({ stamp, ...errors }: FieldErrors): Read {
  return { errors: stamp === undefined ? errors : { form: stamp } };
}
