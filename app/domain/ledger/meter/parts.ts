/** What people are shown of the way money goes: parts of what an envelope was given. */
export const METER_PARTS = [
  'available',
  'reserved',
  'committed',
  'engaged',
  'certified',
  'paid',
  'toRecover',
  'recovered',
] as const;
export type MeterPart = (typeof METER_PARTS)[number];
