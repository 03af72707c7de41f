import { z } from 'zod';
import { DECLARATIONS } from '../codes.ts';

/** What an officer says of their links with a firm; messages are keys of the `casework` texts. */
export const declarationSchema = z.object({
  declaration: z.enum(DECLARATIONS, { error: 'error.choose' }),
});
