import type { TFunction } from 'i18next';
import type { ShownReplay } from './show.ts';

type Translate = TFunction<['replay', 'engagement', 'case', 'voucher']>;
type Event = ShownReplay['events'][number];

/** What happened, in words; an event that has none is told by its code. */
export function eventWords(t: Translate, { kind, event }: Pick<Event, 'kind' | 'event'>): string {
  const key =
    kind === 'case'
      ? `case:event.${event}`
      : kind === 'voucher'
        ? `voucher:event.${event}`
        : `engagement:event.${kind}.${event}`;
  return t(key, { defaultValue: event });
}

/** As whom it was done; the firm is told by one name throughout. */
export function partWords(t: Translate, part: string): string {
  if (part === '') return '';
  const own = part === 'applicant' || part === 'advisor' ? 'firm' : part;
  return t(`engagement:part.${own}`, {
    defaultValue: t(`case:party.${part}`, { defaultValue: part }),
  });
}
