import { data } from '@remix-run/node';
import { flatValues, readForm, typedValues, type FieldErrors } from './forms.server.ts';
import { refusalOf } from './guard.server.ts';
import { seeOther } from './responses.server.ts';

/** What a form asks for, or what is wrong with its fields. */
type Act =
  | {
      readonly work: () => Promise<unknown>;
      /** What the page after it says. */
      readonly done: string;
    }
  | { readonly errors: FieldErrors };

/**
 * Does what a form asks for: answers with the page after it, or 422 with what is wrong and what was
 * typed when its fields or the use-case refuse.
 */
export async function carryOut(
  request: Request,
  actOf: (form: FormData) => Act,
  {
    after,
    errorsOf,
  }: {
    readonly after: (done: string) => string;
    /** The errors of the form for the reason of a refusal. */
    readonly errorsOf: (refusal: string) => FieldErrors;
  },
) {
  const form = await readForm(request);
  const typed = typedValues(form);
  const refuse = (errors: FieldErrors) =>
    data({ errors, values: flatValues(typed), typed }, { status: 422 });
  const act = actOf(form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  return refusal === null ? seeOther(after(act.done)) : refuse(errorsOf(refusal));
}
