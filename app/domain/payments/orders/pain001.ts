import { plainAmount, sumCents, type Cents, type CivilDate } from '#domain/kernel/index.server.ts';
import { el, xmlDocument, type XmlElement } from '#platform/xml.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03';
/** Lengths of the message's texts (ISO 20022: Max35Text, Max140Text). */
const MOST_ID = 35;
const MOST_TEXT = 140;

/** A transfer to make. */
export interface Transfer {
  /** Reference from end to end, of at most 35 characters. */
  readonly reference: string;
  readonly name: string;
  /** 24 digits. */
  readonly rib: string;
  /** Centimes, more than nothing. */
  readonly amount: Cents;
  /** What the payee reads on its statement. */
  readonly text: string;
}

export interface TransferFile {
  /** Identifier of the message, of at most 35 characters. */
  readonly id: string;
  readonly createdAt: Date;
  readonly executeOn: CivilDate;
  readonly payer: { readonly name: string; readonly rib: string };
  readonly transfers: readonly Transfer[];
}

/** Every valid Moroccan IBAN is `MA64` and the RIB, whose own key makes the check digits. */
function ibanOf(rib: string): string {
  return `MA64${rib}`;
}

const account = (name: string, rib: string, currency: boolean): XmlElement =>
  el(name, [el('Id', [el('IBAN', ibanOf(rib))]), currency ? el('Ccy', 'MAD') : null]);
const party = (name: string, text: string): XmlElement =>
  el(name, [el('Nm', text.slice(0, MOST_TEXT))]);

/** ISO 20022 customer credit transfer initiation, version 03: one payment of several transfers. */
export function pain001(file: TransferFile): string {
  const { id, createdAt, executeOn, payer, transfers } = file;
  const sums = [
    el('NbOfTxs', String(transfers.length)),
    el('CtrlSum', plainAmount(sumCents(transfers.map(({ amount }) => amount)))),
  ];
  const header = el('GrpHdr', [
    el('MsgId', id.slice(0, MOST_ID)),
    el('CreDtTm', createdAt.toISOString().slice(0, 19)),
    ...sums,
    party('InitgPty', payer.name),
  ]);
  const payment = el('PmtInf', [
    el('PmtInfId', id.slice(0, MOST_ID)),
    el('PmtMtd', 'TRF'),
    el('BtchBookg', 'false'),
    ...sums,
    el('ReqdExctnDt', executeOn),
    party('Dbtr', payer.name),
    account('DbtrAcct', payer.rib, true),
    // The bank that is given the file knows itself.
    el('DbtrAgt', [el('FinInstnId', [el('Othr', [el('Id', 'NOTPROVIDED')])])]),
    el('ChrgBr', 'SHAR'),
    ...transfers.map(transferOf),
  ]);
  return xmlDocument(
    el('Document', [el('CstmrCdtTrfInitn', [header, payment])], { xmlns: NAMESPACE }),
  );
}

function transferOf({ reference, name, rib, amount, text }: Transfer): XmlElement {
  return el('CdtTrfTxInf', [
    el('PmtId', [el('InstrId', reference), el('EndToEndId', reference)]),
    el('Amt', [el('InstdAmt', plainAmount(amount), { Ccy: 'MAD' })]),
    party('Cdtr', name),
    account('CdtrAcct', rib, false),
    el('RmtInf', [el('Ustrd', text.slice(0, MOST_TEXT))]),
  ]);
}
