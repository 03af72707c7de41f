import type { Replay } from '#domain/engagements/schema.ts';
import { formatDate, formatDateTime, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A replay with its instants and amounts written in the reader's language. */
export function showReplay(lang: Lang, replay: Replay) {
  const { amounts, persons, milestones, events, transfers, papers, ...rest } = replay;
  const mad = (value: bigint) => formatMad(lang, value);
  const when = (at: Date) => ({ at: at.toISOString(), when: formatDateTime(lang, at) });
  return {
    ...rest,
    number: String(rest.number),
    amounts: amounts && {
      ...{ ht: mad(amounts.ht), vat: mad(amounts.vat), subsidy: mad(amounts.subsidy) },
      ...{ share: mad(amounts.share), certified: mad(amounts.certified) },
      givenBack: amounts.givenBack === 0n ? null : mad(amounts.givenBack),
    },
    persons: persons.map(({ at, ...person }) => ({ ...person, since: formatDate(lang, at) })),
    milestones: milestones.map(({ deliverBy, ttc, subsidy, ...milestone }) => ({
      ...{ ...milestone, deliverBy: formatDate(lang, deliverBy) },
      ...{ ttc: mad(ttc), subsidy: mad(subsidy) },
    })),
    events: events.map(({ at, ...event }) => ({ ...event, ...when(at) })),
    transfers: transfers.map(({ at, amount, ...transfer }) => ({
      ...{ ...transfer, ...when(at), amount: mad(amount) },
    })),
    papers: papers.map(({ at, ...paper }) => ({ ...paper, ...when(at) })),
  };
}
export type ShownReplay = ReturnType<typeof showReplay>;
