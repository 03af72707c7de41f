import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** What an invoice says of an organisation. */
export interface InvoiceParty {
  readonly id: string;
  readonly name: string;
  readonly nameArabic: string | null;
  readonly legalForm: string | null;
  readonly province: string | null;
  readonly taxId: string | null;
  readonly businessTax: string | null;
  readonly tradeRegister: string | null;
  readonly registerCourt: string | null;
  readonly cnss: string | null;
  readonly ice: string | null;
}

/** What invoices say of organisations, by their ids; unknown ids are left out. The caller has seen to rights. */
export async function listInvoiceParties(
  reader: Tx | typeof db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InvoiceParty>> {
  const rows = await reader.organisation.findMany({
    where: { id: { in: [...ids] } },
    select: {
      ...{ id: true, name: true, nameArabic: true, legalForm: true, province: true, taxId: true },
      ...{ businessTax: true, tradeRegister: true, registerCourt: true, cnss: true, ice: true },
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
