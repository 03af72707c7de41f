import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { schemaProblems } from '../../../../tests/factories/xsd.ts';
import { pain001, type TransferFile } from './pain001.ts';

const XSD = 'pain.001.001.03.subset.xsd';
const RIBS = ['999780000000000000000105', '999810000000000000000248'] as const;

const aFile = (transfers: TransferFile['transfers']): TransferFile => ({
  ...{ id: '0193a000000070008000000000000001', createdAt: new Date('2026-11-23T09:00:00Z') },
  ...{ executeOn: civilDate('2026-11-24'), payer: { name: 'Agence', rib: RIBS[1] } },
  transfers,
});
const aTransfer = (amount: bigint, name = 'Atlas & Fils <SARL>') => ({
  ...{ reference: 'RQP0123456789ABC', name, rib: RIBS[0], amount: cents(amount), text: 'Aide' },
});

describe('a file of transfers', () => {
  test('keeps to the schema, in any script', async () => {
    const names = ['Atlas & Fils <SARL>', 'أطلس للبرمجيات', 'x'.repeat(300)];
    const file = pain001(aFile(names.map((name, place) => aTransfer(BigInt(place + 1), name))));
    expect(await schemaProblems(file, XSD)).toEqual([]);
  });

  test('is refused by the schema without its sums, or with another order', async () => {
    const file = pain001(aFile([aTransfer(100n)]));
    expect(await schemaProblems(file.replaceAll(/<NbOfTxs>1<.NbOfTxs>/g, ''), XSD)).not.toEqual([]);
    expect(await schemaProblems(file.replace('TRF', 'XXX'), XSD)).not.toEqual([]);
  });

  test('pays on IBANs made of the RIB, and tells their exact sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 10_000_000_000n), { minLength: 1, maxLength: 8 }),
        (all) => {
          const file = pain001(aFile(all.map((amount) => aTransfer(amount))));
          const total = all.reduce((sum, amount) => sum + amount, 0n);
          const written = `${total / 100n}.${String(total % 100n).padStart(2, '0')}`;
          expect(file.split(`<CtrlSum>${written}</CtrlSum>`)).toHaveLength(3);
          expect(file.split(`<IBAN>MA64${RIBS[0]}</IBAN>`)).toHaveLength(all.length + 1);
          expect(file).toContain(`<NbOfTxs>${String(all.length)}</NbOfTxs>`);
        },
      ),
    );
  });
});
