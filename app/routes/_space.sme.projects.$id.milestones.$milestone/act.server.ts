import { data, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import {
  acceptMilestone,
  acceptSchema,
  addEvidence,
  answerDispute,
  changesSchema,
  deliverMilestone,
  deliverSchema,
  disputeAnswerSchema,
  disputeSchema,
  evidenceSchema,
  getMilestonePage,
  openDispute,
  removeEvidence,
  requestChanges,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { fieldOf } from '#ui/delivery/words.ts';
import {
  flatValues,
  parseFields,
  textOf,
  typedValues,
  type FieldErrors,
} from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { intentOf } from '#web/intent.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { readUpload, type Upload } from '#web/upload.server.ts';
import { placeOf } from './page.server.ts';

const UPLOADS = { perMinute: 20, burst: 40 };
const LONGEST = 60;

interface Target {
  readonly engagementId: string;
  readonly milestoneId: string;
}

type Act = { readonly work: () => Promise<void> } | { readonly errors: FieldErrors };

/** What a form of the firm's side does; the other side's forms are none of it. */
export function firmActOf(actor: MemberActor, target: Target, { form }: Upload): Act {
  switch (form.get('do')) {
    case 'accept':
      return parsed(form, acceptSchema, ({ stamp }) =>
        acceptMilestone(actor, { ...target, stamp }),
      );
    case 'changes':
      return parsed(form, changesSchema, (value) => requestChanges(actor, { ...target, ...value }));
    default:
      return eitherActOf(actor, target, form);
  }
}

/** What a form of the provider's side does. */
export function providerActOf(actor: MemberActor, target: Target, upload: Upload): Act {
  const { form, file } = upload;
  switch (form.get('do')) {
    case 'add':
      return parsed(form, evidenceSchema, (value) =>
        addEvidence(actor, target, { ...value, file }, intentOf(form)),
      );
    case 'remove':
      return {
        work: () =>
          removeEvidence(actor, { ...target, evidenceId: textOf(form, 'evidence', LONGEST) }),
      };
    case 'deliver':
      return parsed(form, deliverSchema, ({ stamp }) =>
        deliverMilestone(actor, { ...target, stamp }),
      );
    default:
      return eitherActOf(actor, target, form);
  }
}

function eitherActOf(actor: MemberActor, target: Target, form: FormData): Act {
  switch (form.get('do')) {
    case 'dispute':
      return parsed(form, disputeSchema, (value) => openDispute(actor, { ...target, ...value }));
    case 'answer':
      return parsed(form, disputeAnswerSchema, (value) =>
        answerDispute(actor, { ...target, ...value }),
      );
    default:
      return { errors: { form: 'reload' } };
  }
}

function parsed<S extends z.ZodType>(
  form: FormData,
  schema: S,
  work: (value: z.output<S>) => Promise<void>,
): Act {
  const read = parseFields(form, schema);
  return read.ok ? { work: () => work(read.value) } : { errors: read.errors };
}

/** Carries out a form of the page of a milestone. */
export async function actOnMilestone(
  args: ActionFunctionArgs,
  actor: MemberActor,
  actOf: typeof firmActOf,
) {
  const { engagementId, milestoneId, here } = placeOf(args, actor);
  const target = { engagementId, milestoneId };
  // Whoever cannot see the milestone learns nothing of its forms.
  await guarded(() => getMilestonePage(actor, target));
  const upload = await readUpload(args.request, 'file');
  const typed = typedValues(upload.form);
  const refuse = (errors: FieldErrors) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const wait = await guarded(
    () => takeAllowance(`milestone forms ${actor.person.accountId}`, UPLOADS),
    typed,
  );
  if (wait > 0) return refuse({ form: 'slow' });
  const act = actOf(actor, target, upload);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ [fieldOf(refusal)]: refusal });
  return seeOther(`${here}?done=${textOf(upload.form, 'do', LONGEST)}`);
}
