import { SERVICE_LEVELS, type Running, type ServiceLevel } from '#domain/programmes/schema.ts';
import { formatDate, formatMad, formatMadRange, formatPercent } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { ProgrammeWords } from './words.ts';

/** Service levels that count every day; the others count working days. */
const CALENDAR: readonly ServiceLevel[] = ['voucherDays', 'payDays', 'appealDays'];
const DIRHAM = 100;
const SHARE_DIGITS = 2;

interface Context {
  readonly lang: Lang;
  readonly t: ProgrammeWords;
}

/** What only a programme run on the platform has, in words. */
export function runningView({ lang, t }: Context, running: Running) {
  const day = (date: string | null) => (date === null ? null : formatDate(lang, date));
  const amount = (centimes: number) => dirhams(lang, centimes);
  const shares = (rows: Running['paymentSplit']) =>
    rows.map(({ label, share }) => ({
      label: label[contentLang(lang)],
      share: formatPercent(lang, share, SHARE_DIGITS),
    }));
  return {
    opens: day(running.opensOn),
    closes: day(running.closesOn),
    allocation: t(`aid:allocation.${running.allocation}`),
    drawCommitment: running.drawCommitment,
    perFirm: t('money.perFirm', {
      ...{ amount: amount(running.perFirm.ceiling), count: running.perFirm.months },
    }),
    smallest: running.smallestAward > 0 ? amount(running.smallestAward) : null,
    serviceLevels: SERVICE_LEVELS.map((level) => {
      const count = running.serviceLevels[level];
      const days = CALENDAR.includes(level)
        ? t('days.calendar', { count })
        : t('days.working', { count });
      return { level, name: t(`aid:serviceLevel.${level}`), days };
    }),
    payments: shares(running.paymentSplit),
    minorations: shares(running.minorations),
  };
}

/** Centimes as dirhams, without decimals where they are whole. */
function dirhams(lang: Lang, centimes: number): string {
  if (centimes % DIRHAM !== 0) return formatMad(lang, BigInt(centimes));
  const whole = centimes / DIRHAM;
  return formatMadRange(lang, { min: whole, max: whole });
}
