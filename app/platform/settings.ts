import { z } from 'zod';
import type { db } from './db.ts';
import type { Tx } from './transaction.ts';

const LONGEST_NOTICE = 400;

/** What administrators, or the site itself, change while it runs. */
export type SettingValues = {
  /** Number people may call for help, as shown; empty for none. */
  readonly 'support.phone': string;
  /** Shown on top of every workspace; empty for none. Tamazight readers see the French one. */
  readonly 'notice.text': { readonly fr: string; readonly ar: string; readonly en: string };
  /** Years whose holidays were filled in once: what was deleted since does not come back. */
  readonly 'holidays.filled-years': readonly number[];
  /** Days between the first certificate of a provider and the end of its probation. */
  readonly 'certification.probation-days': number;
  /** Working days between the publication of a programme and its first day. */
  readonly 'programmes.notice-days': number;
  /** Share of exposure above which managers are warned of a provider, in percent. */
  readonly 'matching.share-cap': number;
  /** Days between the verification of a bank account that replaces another and its first payment. */
  readonly 'payments.cooling-days': number;
  /**
   * Aid in centimes up to which an agreement of low risk is validated without an officer, from a day
   * on: the last line that has begun counts.
   */
  readonly 'engagements.validated-alone': readonly {
    readonly from: string;
    readonly upTo: number;
  }[];
  /** How far the synthetic register of companies is filled, and from which recipe. */
  readonly 'register.built': {
    readonly recipe: string;
    readonly size: number;
    readonly rows: number;
  };
};
export type SettingKey = keyof SettingValues;

interface Definition<Value> {
  readonly schema: z.ZodType<Value>;
  /** Value while it was never set. */
  readonly initial: Value;
}

const noticeText = z.string().max(LONGEST_NOTICE);

const SETTINGS: { readonly [Key in SettingKey]: Definition<SettingValues[Key]> } = {
  'support.phone': { schema: z.string().max(30), initial: '' },
  'notice.text': {
    schema: z.object({ fr: noticeText, ar: noticeText, en: noticeText }),
    initial: { fr: '', ar: '', en: '' },
  },
  'certification.probation-days': { schema: z.number().int().min(0).max(730), initial: 180 },
  'programmes.notice-days': { schema: z.number().int().min(0).max(120), initial: 10 },
  'matching.share-cap': { schema: z.number().int().min(1).max(100), initial: 25 },
  'holidays.filled-years': { schema: z.array(z.number().int()).readonly(), initial: [] },
  'payments.cooling-days': { schema: z.number().int().min(0).max(60), initial: 3 },
  'engagements.validated-alone': {
    schema: z.array(z.object({ from: z.iso.date(), upTo: z.number().int().min(0) })).readonly(),
    initial: [{ from: '2026-01-01', upTo: 5_000_000 }],
  },
  'register.built': {
    schema: z.object({ recipe: z.string(), size: z.number().int(), rows: z.number().int() }),
    initial: { recipe: '', size: 0, rows: 0 },
  },
};

/** The value of a setting; its default while it was never set, or was set by another version. */
export async function getSetting<Key extends SettingKey>(
  reader: Tx | typeof db,
  key: Key,
): Promise<SettingValues[Key]> {
  const row = await reader.setting.findUnique({ where: { key }, select: { value: true } });
  const { schema, initial } = SETTINGS[key];
  const parsed = schema.safeParse(row?.value);
  return parsed.success ? parsed.data : initial;
}

/** Whether a setting was ever set. */
export async function isSet(reader: Tx | typeof db, key: SettingKey): Promise<boolean> {
  return (await reader.setting.count({ where: { key } })) > 0;
}

/** Sets a value; `by` is the account that did, null for the site itself. */
export async function saveSetting<Key extends SettingKey>(
  tx: Tx,
  key: Key,
  value: SettingValues[Key],
  { now, by }: { readonly now: Date; readonly by: string | null },
): Promise<void> {
  const kept = { value: SETTINGS[key].schema.parse(value), updatedAt: now, updatedBy: by };
  await tx.setting.upsert({ where: { key }, create: { key, ...kept }, update: kept });
}
