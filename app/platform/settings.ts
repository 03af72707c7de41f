import { z } from 'zod';
import type { db } from './db.ts';
import type { Tx } from './transaction.ts';

const LONGEST_NOTICE = 400;
const noticeText = z.string().max(LONGEST_NOTICE);

/** What administrators change while the site runs: the form of each value, and its default. */
const SETTINGS = {
  /** Number people may call for help, as shown; empty for none. */
  'support.phone': { schema: z.string().max(30), initial: '' },
  /** Shown on top of every workspace; empty for none. Tamazight readers see the French one. */
  'notice.text': {
    schema: z.object({ fr: noticeText, ar: noticeText, en: noticeText }),
    initial: { fr: '', ar: '', en: '' },
  },
  /** Months for which a class of data is kept, where they differ from the published table. */
  'retention.months': {
    schema: z.record(z.string(), z.number().int().min(1).max(600)),
    initial: {},
  },
  /** Years whose holidays were filled in once: what was deleted since does not come back. */
  'holidays.filled-years': { schema: z.array(z.number().int()), initial: [] },
} as const satisfies Readonly<Record<string, { schema: z.ZodType; initial: unknown }>>;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<Key extends SettingKey> = z.output<(typeof SETTINGS)[Key]['schema']>;

/** The value of a setting; its default while it was never set, or was set by another version. */
export async function getSetting<Key extends SettingKey>(
  reader: Tx | typeof db,
  key: Key,
): Promise<SettingValue<Key>> {
  const row = await reader.setting.findUnique({ where: { key }, select: { value: true } });
  const { schema, initial } = SETTINGS[key];
  const parsed = (schema as z.ZodType<SettingValue<Key>>).safeParse(row?.value ?? initial);
  return parsed.success ? parsed.data : (initial as SettingValue<Key>);
}

/** Sets a value; `by` is the account that did, null for the site itself. */
export async function saveSetting<Key extends SettingKey>(
  tx: Tx,
  key: Key,
  value: SettingValue<Key>,
  { now, by }: { readonly now: Date; readonly by: string | null },
): Promise<void> {
  const kept = { value: SETTINGS[key].schema.parse(value), updatedAt: now, updatedBy: by };
  await tx.setting.upsert({ where: { key }, create: { key, ...kept }, update: kept });
}
