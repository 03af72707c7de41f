import { civilDateOf, DomainError, type Actor } from '#domain/kernel/index.server.ts';
import {
  NO_WISH,
  refreshRun,
  saveWish,
  wishFormSchema,
  wishOfForm,
} from '#domain/matching/index.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { isWishError, type WishError } from '#ui/matching/wish-errors.ts';
import { parseFields, textOf, typedValues, type TypedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { writing } from '#web/writes.server.ts';

/** A form that was not carried out, with everything typed in it. */
export interface Refused {
  readonly errors: Readonly<Record<string, WishError>>;
  readonly values: TypedValues;
  /** Seconds to wait before the next try; 0 when waiting does not help. */
  readonly wait: number;
}

/** Each change is matched anew and kept: forty at once from one address, then twenty a minute. */
const CHANGES = { perMinute: 20, burst: 40 };
const LONGEST_NAME = 20;

/** Carries out what a form of the page of matches asks for; null when it was done. */
export async function actOn(
  actor: Actor,
  place: { readonly lang: Lang; readonly id: string },
  form: FormData,
): Promise<Refused | null> {
  const values = typedValues(form);
  const wait = await guarded(() => takeAllowance(`matches ${actor.ip}`, CHANGES), values);
  if (wait > 0) return { errors: {}, values, wait };
  switch (textOf(form, 'do', LONGEST_NAME)) {
    case 'refresh':
      await guarded(() => refreshRun(actor, place.id), values);
      return null;
    case 'clear':
      await writing(place, () => saveWish(actor, place.id, NO_WISH), values);
      return null;
    default:
      return keep(actor, place, form);
  }
}

async function keep(
  actor: Actor,
  place: Parameters<typeof actOn>[1],
  form: FormData,
): Promise<Refused | null> {
  const read = parseFields(form, wishFormSchema);
  if (!read.ok) {
    const errors = codesOf(read.errors);
    const isPast = errors['startBy'] === undefined && isBefore(read.values['startBy'], actor.now);
    return {
      errors: isPast ? { ...errors, startBy: 'past' } : errors,
      values: read.values,
      wait: 0,
    };
  }
  const wish = wishOfForm(read.value);
  try {
    await writing(place, () => saveWish(actor, place.id, wish), read.typed);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'matching.past')
      return { errors: { startBy: 'past' }, values: read.typed, wait: 0 };
    throw error;
  }
}

/** Whether a date that was typed lies before today. */
function isBefore(typed: TypedValues[string] | undefined, now: Date): boolean {
  return typeof typed === 'string' && typed !== '' && typed < civilDateOf(now);
}

/** Errors by field; `languages[1]` is an error of the languages. */
function codesOf(errors: Readonly<Record<string, string>>): Refused['errors'] {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => {
      const code = message.replace(/^error\./, '');
      return [field.replace(/\[.*$/, ''), isWishError(code) ? code : 'mode'];
    }),
  );
}
