import type { Actor } from '#domain/kernel/index.server.ts';
import {
  addToShortlist,
  freezeShortlist,
  removeFromShortlist,
  suggestShortlist,
} from '#domain/matching/index.server.ts';
import { MOST_SHORTLISTED } from '#domain/matching/schema.ts';
import { textOf } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';

/** What the page has words for; any other refusal is told in general. */
const REFUSALS = [
  'offer-gone',
  'offer-changed',
  'shortlist-full',
  'shortlist-frozen',
  'shortlist-changed',
  'shortlist-empty',
  'too-few',
  'not-attached',
  'firm-only',
  'read-only',
  'sure',
  'nothing',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const LONGEST = 200;

/** Carries out a form of the page: why it was refused, or null. */
export async function actOn(
  actor: Actor,
  id: string,
  action: string,
  form: FormData,
): Promise<Refusal | null> {
  const offer = textOf(form, 'offer', LONGEST);
  switch (textOf(form, 'intent', LONGEST)) {
    case 'add': {
      const offerIds = offersOf(form);
      if (offerIds.length === 0) return 'nothing';
      if (offerIds.length > MOST_SHORTLISTED) return 'shortlist-full';
      return refused(() => addToShortlist(actor, id, { action, offerIds }));
    }
    case 'remove':
      return refused(() => removeFromShortlist(actor, id, { action, offerId: offer }));
    case 'suggest':
      return refused(() => suggestShortlist(actor, id, action));
    case 'freeze': {
      if (textOf(form, 'sure', LONGEST) !== 'yes') return 'sure';
      const stamp = textOf(form, 'stamp', LONGEST);
      return refused(() => freezeShortlist(actor, { assessmentId: id, action }, stamp));
    }
    default:
      return 'nothing';
  }
}

function offersOf(form: FormData): readonly string[] {
  const texts = form.getAll('offer').filter((value) => typeof value === 'string');
  return [...new Set(texts)].filter((text) => text !== '' && text.length <= LONGEST);
}

async function refused(work: () => Promise<void>): Promise<Refusal | null> {
  const code = await refusalOf(work);
  if (code === null) return null;
  return REFUSALS.find((one) => one === code) ?? 'nothing';
}
