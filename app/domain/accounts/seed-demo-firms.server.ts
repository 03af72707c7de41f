import { controlKey, ice9Of } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { DEMO_SINCE, demoId } from './demo-actor.server.ts';

/** A provider of the demonstration that nobody signs in to. */
export interface DemoFirm {
  readonly slug: string;
  readonly name: string;
  readonly nameArabic: string;
  readonly legalForm: string;
  readonly province: string;
}

/** Roots of the ICE of these firms begin here: none was ever issued from 99 on. */
const FIRST_ROOT = 990_100_001;
const ESTABLISHMENT = '0000';

/** The id of a firm of the demonstration, by the key of its people or the end of its address. */
export function demoFirmId(key: string): string {
  return demoId(`organisation ${key}`);
}

/** An ICE that reads as a real one and was never issued, the same for the same place in a list. */
export function demoIce(place: number): string {
  const body = `${FIRST_ROOT + place}${ESTABLISHMENT}`;
  return `${body}${controlKey(body)}`;
}

/** Makes the firms that are missing. Only demonstrations call it. */
export async function seedDemoFirms(tx: Tx, firms: readonly DemoFirm[]): Promise<void> {
  await tx.organisation.createMany({
    data: firms.map(({ slug, name, nameArabic, legalForm, province }, place) => {
      const ice = demoIce(place);
      return {
        ...{ id: demoFirmId(slug), kind: 'provider', sector: 'NUM', legalForm, province },
        ...{ name: `${name} (démonstration)`, nameArabic: `${nameArabic} (تجريبي)` },
        ...{ ice, ice9: ice9Of(ice), isDemo: true, createdAt: DEMO_SINCE, updatedAt: DEMO_SINCE },
      };
    }),
    skipDuplicates: true,
  });
}
