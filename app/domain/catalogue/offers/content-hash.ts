import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { OfferContent } from './content.ts';

/** SHA-256, in hexadecimal, of what an offer says, in RFC 8785 form: equal for equal contents. */
export function contentHash(content: OfferContent): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}
