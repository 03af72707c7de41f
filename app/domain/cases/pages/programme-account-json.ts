import { z } from 'zod';
import { plainAmount } from '#domain/kernel/index.server.ts';
import { fundedOf, isSamePlace, partsOf, type EnvelopeMeter } from '#domain/ledger/index.server.ts';
import { METER_PARTS, type MeterPart } from '#domain/ledger/schema.ts';
import { PROGRAMMES_LICENCE } from '#domain/programmes/index.server.ts';
import { CLOCK_CODES } from '../clocks/plan.ts';
import { FEWEST_CASES, type Delay } from './programme-account-delays.server.ts';
import { LATE_BANDS } from './programme-account-late.server.ts';
import type { ProgrammeAccount } from './programme-account.server.ts';

const amount = z.string().regex(/^-?\d+\.\d{2}$/);
const days = z.number().int().min(0);
const delay = z.object({ median: days, p90: days });
/** A count of cases, never of a few. */
const cases = z.union([z.number().int().min(0), z.literal(`<${String(FEWEST_CASES)}`)]);

const parts = z.object({
  available: amount.describe('Not promised to anybody.'),
  reserved: amount.describe('For requests whose approval is proposed.'),
  committed: amount.describe('In vouchers that were issued.'),
  engaged: amount.describe('In agreements with providers.'),
  certified: amount.describe('Work was delivered and certified; payment ordered or to be ordered.'),
  paid: amount,
  toRecover: amount.describe('Paid, and to be given back.'),
  recovered: amount.describe('Given back after it was paid.'),
});

/** Body of `/api/v1/programmes/{slug}/account`. */
export const programmeAccountSchema = z.object({
  asOf: z.iso.datetime().describe('When the accounts were read.'),
  licence: z.object({ id: z.string(), url: z.url(), attribution: z.string() }),
  programme: z.string(),
  currency: z.literal('MAD'),
  waitlistOnly: z.boolean().describe('New requests can only wait: no envelope has enough left.'),
  envelopes: z.array(
    z.object({
      year: z.number().int().describe('Fiscal year, which is the civil year.'),
      region: z.string().nullable().describe('Code of a region; null for the whole country.'),
      segment: z.string().nullable().describe('Segment of firms; null for all of them.'),
      planned: amount.nullable().describe('By the version in force; null when it plans none.'),
      funded: amount.describe('What it was given: the sum of the parts that follow.'),
      ...parts.shape,
    }),
  ),
  decisions: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    cases: cases.describe('First decisions in that time.'),
    workingDays: z
      .object({
        total: delay.describe('From the day a request was sent to its first decision.'),
        inHands: delay.describe('Without the days it waited for the firm, or for money to come.'),
      })
      .nullable()
      .describe('Null with fewer than five decisions.'),
  }),
  payments: z.null().describe('No payment has been made yet.'),
  late: z
    .array(
      z.object({
        stage: z.enum(CLOCK_CODES),
        workingDaysLate: z.enum(LATE_BANDS),
        cases,
      }),
    )
    .describe('Deadlines of the programme that have passed, by stage and by how late they are.'),
});

/** A count as it may be told: never of a few. */
function told(count: number): z.infer<typeof cases> {
  return count > 0 && count < FEWEST_CASES ? `<${String(FEWEST_CASES)}` : count;
}

type Money = Record<MeterPart | 'funded', string>;

/** An envelope's figures for machines; `planned` is null where the version in force plans none. */
export function envelopeFigures(
  { planned }: Pick<ProgrammeAccount, 'planned'>,
  meter: EnvelopeMeter,
): Money & { readonly planned: string | null } {
  const { balances } = meter;
  const figures = partsOf(balances);
  const plan = planned.find((one) => isSamePlace(one, meter))?.amount ?? null;
  const plain = (part: MeterPart): [MeterPart, string] => [part, plainAmount(figures[part])];
  return {
    planned: plan && plainAmount(plan),
    funded: plainAmount(fundedOf(balances)),
    ...(Object.fromEntries(METER_PARTS.map(plain)) as Record<MeterPart, string>),
  };
}

/** The public account of a programme for machines. */
export function programmeAccountJson(
  slug: string,
  account: ProgrammeAccount,
): z.infer<typeof programmeAccountSchema> {
  const { delays, envelopes, late, asOf, waitlistOnly } = account;
  const plain = ({ median, p90 }: Delay) => ({ median, p90 });
  return {
    ...{ asOf: asOf.toISOString(), licence: PROGRAMMES_LICENCE, programme: slug, currency: 'MAD' },
    waitlistOnly,
    envelopes: envelopes.map((meter) => ({
      ...{ year: meter.year, region: meter.region, segment: meter.segment },
      ...envelopeFigures(account, meter),
    })),
    decisions: {
      ...{ from: delays.from, to: delays.to, cases: told(delays.cases) },
      workingDays: delays.delays && {
        total: plain(delays.delays.total),
        inHands: plain(delays.delays.inHands),
      },
    },
    payments: null,
    late: late.map(({ stage, band, cases: count }) => ({
      ...{ stage, workingDaysLate: band, cases: told(count) },
    })),
  };
}
