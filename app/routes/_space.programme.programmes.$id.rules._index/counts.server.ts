import {
  countPlatformFirms,
  countRegister,
  parseRuleSet,
  type DraftView,
} from '#domain/programmes/index.server.ts';
import { fewFirms } from '#i18n/few-firms.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { CountsView, CountView } from '#ui/builder/counts.tsx';
import { guarded } from '#web/guard.server.ts';

/**
 * How many firms the rules of a draft take, in the synthetic register and among those that answered
 * on the platform; null for a draft without rules, or with rules that do not hold together.
 */
export async function countsView(
  lang: Lang,
  { content: { rules }, contentHash }: DraftView,
  { exact, now }: { readonly exact: boolean; readonly now: Date },
): Promise<CountsView | null> {
  if (rules === null || !parseRuleSet(rules).ok) return null;
  const [register, platform] = await guarded(() =>
    Promise.all([countRegister(rules, { sample: !exact }), countPlatformFirms(rules, now)]),
  );
  const number = (count: number) => formatNumber(lang, count);
  const [from, to] = register.interval ?? [];
  return {
    of: contentHash,
    register: register.ready
      ? {
          ...shown(register, number),
          interval:
            from === undefined || to === undefined ? null : { from: number(from), to: number(to) },
          sampled: register.sampled === null ? null : number(register.sampled),
        }
      : null,
    platform: {
      ...fewFirms(lang, parts(platform)),
      interval: null,
      sampled: platform.capped ? number(platform.total) : null,
    },
  };
}

type Counted = Readonly<Record<'total' | 'eligible' | 'notEligible' | 'unknown', number>>;

const parts = ({ total, eligible, notEligible, unknown }: Counted): Counted => ({
  ...{ total, eligible, notEligible, unknown },
});

function shown(
  counted: Counted,
  number: (count: number) => string,
): Omit<CountView, 'interval' | 'sampled'> {
  const { total, eligible, notEligible, unknown } = counted;
  return {
    ...{ total: number(total), eligible: number(eligible) },
    ...{ notEligible: number(notEligible), unknown: number(unknown) },
  };
}
