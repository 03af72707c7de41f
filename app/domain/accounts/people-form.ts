import { z } from 'zod';
import geography from '#content/geography.json' with { type: 'json' };
import { isRole, type Role } from '#domain/kernel/schema.ts';
import { iceFields, intentId } from './organisation-form.ts';
import { SUSPENSION_REASONS } from './suspension-reasons.ts';

const REGIONS = new Set(geography.regions.map(({ code }) => code));
const id = z.string({ error: 'error.reload' }).min(1, 'error.reload').max(64, 'error.reload');
const role = z
  .string({ error: 'error.role' })
  .refine((text): text is Role => isRole(text), 'error.role');
const regions = z
  .array(z.string().refine((code) => REGIONS.has(code), 'error.choice'))
  .max(REGIONS.size, 'error.choice')
  .transform((list) => [...new Set(list)]);

/** What can be sent from a page of people; messages are keys of the `people` texts. */
export const peopleSchema = z.discriminatedUnion(
  'do',
  [
    z.object({
      do: z.literal('invite'),
      email: z.email({ error: 'error.email' }).max(254, 'error.email'),
      role,
      regions,
      intentId,
    }),
    z.object({
      do: z.literal('give'),
      accountId: z.string({ error: 'error.person' }).min(1, 'error.person').max(64, 'error.person'),
      newRole: role,
      newRegions: regions,
    }),
    z.object({ do: z.literal('resend'), id }),
    z.object({ do: z.literal('revoke'), id }),
    z.object({ do: z.literal('end'), id }),
    z.object({ do: z.literal('grant'), id }),
    z.object({ do: z.literal('refuse'), id }),
    z.object({ do: z.literal('accept-join'), id, joinRole: role }),
    z.object({ do: z.literal('refuse-join'), id }),
  ],
  { error: 'error.reload' },
);
export type PeopleAct = z.output<typeof peopleSchema>;

const reason = z.enum(SUSPENSION_REASONS, { error: 'error.reason' });

/** An administrator closes or opens an account. */
export const accountActSchema = z.discriminatedUnion(
  'do',
  [z.object({ do: z.literal('suspend'), id, reason }), z.object({ do: z.literal('restore'), id })],
  { error: 'error.reload' },
);

/** An administrator closes or opens an organisation, or corrects its ICE. */
export const organisationActSchema = z.discriminatedUnion(
  'do',
  [
    z.object({ do: z.literal('suspend'), reason }),
    z.object({ do: z.literal('restore') }),
    z.object({ do: z.literal('ice'), ...iceFields }),
  ],
  { error: 'error.reload' },
);

/** An administrator decides a role that waits for a second person. */
export const roleDecisionSchema = z.object({
  do: z.enum(['grant', 'refuse'], { error: 'error.reload' }),
  id,
  organisationId: id,
});

/** What can be sent from the page of one's own organisations. */
export const ownActSchema = z.object({
  do: z.enum(['switch', 'accept', 'join'], { error: 'error.reload' }),
  id,
  /** Where to go once the organisation was chosen. */
  next: z.string().max(500).optional(),
});
