import {
  batchOrders,
  makeBatchSchema,
  orderClaims,
  orderClaimsSchema,
  sendBatch,
  sendBatchSchema,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { parseFields, type FieldErrors } from '#web/forms.server.ts';

type Read =
  | { readonly done: 'order'; readonly work: () => ReturnType<typeof orderClaims> }
  | { readonly done: 'batch' | 'sent'; readonly work: () => Promise<unknown> }
  | { readonly errors: FieldErrors };

/** What a form of the page does, or why it cannot be read. */
export function actOf(actor: MemberActor, form: FormData): Read {
  switch (form.get('do')) {
    case 'order': {
      const parsed = parseFields(form, orderClaimsSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      return { done: 'order', work: () => orderClaims(actor, parsed.value.claims) };
    }
    case 'batch': {
      const parsed = parseFields(form, makeBatchSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      return { done: 'batch', work: () => batchOrders(actor, parsed.value.orders) };
    }
    case 'sent': {
      const parsed = parseFields(form, sendBatchSchema);
      if (!parsed.ok) return { errors: { form: 'reload' } };
      return { done: 'sent', work: () => sendBatch(actor, parsed.value.batch) };
    }
    default:
      return { errors: { form: 'reload' } };
  }
}
