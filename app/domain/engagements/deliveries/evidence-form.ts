import { z } from 'zod';
import { EVIDENCE_KINDS, EVIDENCE_LIMITS } from './evidence.ts';

/** An address of the web that anybody may open; an empty one is none. */
const address = z
  .string({ error: 'url-wrong' })
  .trim()
  .max(EVIDENCE_LIMITS.url, 'too-long')
  .refine((text) => text === '' || isWebAddress(text), 'url-wrong')
  .transform((text) => (text === '' ? null : text));

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname.includes('.');
}

/** A piece of evidence, as it is typed beside a file. */
export const evidenceSchema = z.object({
  kind: z.enum(EVIDENCE_KINDS, { error: 'kind' }),
  text: z
    .string({ error: 'text-missing' })
    .trim()
    .max(EVIDENCE_LIMITS.text, 'too-long')
    .default(''),
  url: address.default(null),
});
export type EvidenceForm = z.output<typeof evidenceSchema>;
