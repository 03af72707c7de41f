import { z } from 'zod';
import { typedDay } from '../applications/project-form.ts';

/** What is typed beside a paper that is sent. */
export const documentSchema = z.object({
  code: z.string().max(40).default(''),
  issuedOn: typedDay,
  validUntil: typedDay,
});
export type DocumentForm = z.output<typeof documentSchema>;
