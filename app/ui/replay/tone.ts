import type { EngagementState } from '#domain/engagements/schema.ts';
import type { Tone } from '../workspace/parts.tsx';

/** How the state of an engagement looks; the words say it all the same. */
export function toneOf(state: EngagementState): Tone {
  switch (state) {
    case 'completed':
    case 'aftercare':
      return 'good';
    case 'closed':
    case 'withdrawn':
      return 'neutral';
    case 'voided':
    case 'terminated':
      return 'bad';
    case 'agreed':
    case 'signed':
    case 'copay-pending':
    case 'change-pending':
      return 'attention';
    case 'quote-requested':
    case 'quoted':
    case 'started':
    case 'in-delivery':
      return 'info';
  }
}
