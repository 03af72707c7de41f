import { z } from 'zod';

const MAX_TEXT = 500;
const MAX_URL = 500;

/** An address as people type it: `www.example.ma` means `https://www.example.ma`. */
const typedAddress = z
  .string()
  .trim()
  .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .pipe(
    z
      .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'error.https' })
      .max(MAX_URL, 'error.tooLong')
      .refine((address) => !/^https:\/\/[^/]*@/i.test(address), 'error.https'),
  );

/** What is said in support of an answer, beside a file; messages are keys of `evidence`. */
export const evidenceSchema = z.object({
  text: z.string().trim().max(MAX_TEXT, 'error.tooLong').optional(),
  url: typedAddress.optional(),
});
export type EvidenceForm = z.output<typeof evidenceSchema>;
