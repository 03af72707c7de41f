import geography from '#content/geography.json' with { type: 'json' };
import sectorGroups from '#content/sector-groups.json' with { type: 'json' };
import shares from '#content/register-shares.json' with { type: 'json' };
import { factDefinition, type FactName } from '../rules/facts.ts';
import { maskOf } from '../rules/frame.ts';
import { chooser, evenlyIn, mostlySmallIn, randomOf, type Random } from './register-random.ts';

/** Companies in the whole register. */
export const REGISTER_SIZE = shares.firms.count;

/** A synthetic company as the table keeps it: codes by their place in the list of the fact. */
export interface RegisterRow {
  readonly id: number;
  readonly staff: number;
  readonly ageMonths: number;
  readonly legalForm: number;
  readonly sector: number;
  readonly region: number;
  readonly territory: number;
  readonly taxCompliant: boolean;
  readonly cnssCompliant: boolean;
  readonly womanLed: boolean;
  readonly youngLed: boolean;
  readonly cnssAffiliated: boolean;
  readonly publicShareholder: boolean;
  readonly exportPercent: number;
  readonly aidReceivedMad: number;
  readonly largeHolderPercent: number;
  readonly province: number;
  readonly nmaDivision: number;
  /** A mask of bits. */
  readonly certifications: number;
  /** Null while no year is closed. */
  readonly turnoverMad: number | null;
}

/** The codes of a fact, in the order that the register's numbers stand for. */
export function codesOf(fact: FactName): readonly string[] {
  const definition = factDefinition(fact);
  return 'codes' in definition ? definition.codes : [];
}

/** Places of codes with their weights. */
function places(fact: FactName, weights: Readonly<Record<string, number>>) {
  const codes = codesOf(fact);
  return Object.entries(weights).map(([code, weight]) => {
    const place = codes.indexOf(code);
    if (place < 0) throw new Error(`${code} is not a code of ${fact}.`);
    return [place, weight] as const;
  });
}

const chooseRegion = chooser(
  geography.regions.map((region, place) => [place, region.privateEstablishments2024]),
);

const chooseProvince = geography.regions.map(({ code }) =>
  chooser(
    geography.provinces.flatMap((province, place) => {
      const { population2024, territorialCategory } = province;
      const territory = codesOf('territorialCategory').indexOf(territorialCategory ?? 'none');
      return province.region === code ? [[{ place, territory }, population2024] as const] : [];
    }),
  ),
);

const ACTIVITIES: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    Object.entries(shares.activities.groups).map(([group, share]) => [
      group,
      share * (1 - shares.sectors.agriculture),
    ]),
  ),
  agriculture: shares.sectors.agriculture,
};
const WITHIN: Readonly<Record<string, number>> = shares.sectors.within;

const chooseSector = chooser(
  Object.entries<string>(sectorGroups).map(([sector, group]) => {
    const [entry] = places('sector', {
      [sector]: (ACTIVITIES[group] ?? 0) * (WITHIN[sector] ?? 0),
    });
    if (entry === undefined) throw new Error(`${sector} is not a sector.`);
    return [
      { place: entry[0], isMaker: group === 'industry' || group === 'agriculture' },
      entry[1],
    ];
  }),
);

const DIVISIONS: Readonly<Record<string, readonly string[]>> = shares.divisions.bySector;
const chooseDivision = codesOf('sector').map((sector) =>
  chooser(
    places('nmaDivision', Object.fromEntries((DIVISIONS[sector] ?? []).map((code) => [code, 1]))),
  ),
);

const chooseForm = chooser(
  places('legalForm', { SARL: shares.sarl.share, ...shares.legalForms.shares }),
);
const chooseAge = chooser(shares.age.bands.map((band) => [band, band.share]));
const chooseStaff = chooser(shares.staff.bands.map((band, place) => [{ band, place }, band.share]));
const chooseTurnover = shares.turnoverByStaff.bands.map((bands) =>
  chooser(bands.map((band) => [{ ...band, max: band.max - 1 }, band.share])),
);

const LARGER_STAFF = 10;
const HUNDRED = 100;

function certificationsOf(staff: number, random: Random): number {
  const { small, large } = shares.certifications;
  const held = Object.entries(staff < LARGER_STAFF ? small : large)
    .filter(([, share]) => random() < share)
    .map(([code]) => code);
  return maskOf(codesOf('certifications'), held);
}

function aidOf(random: Random): number {
  const { share, min, max, step } = shares.aid;
  return random() < share ? evenlyIn({ min: min / step, max: max / step }, random) * step : 0;
}

const percentOf = (share: number, random: Random) =>
  random() < share ? evenlyIn({ min: 1, max: HUNDRED }, random) : 0;

/**
 * Company `id` of the register, from the shares of `content/register-shares.json` alone: the same
 * one at every call. Companies are drawn independently, so that ids 1…n are a fair sample.
 */
export function registerRow(id: number): RegisterRow {
  const random = randomOf(shares.firms.seed, id);
  const region = chooseRegion(random);
  const { place: province, territory } = required(chooseProvince[region])(random);
  const { band, place: staffBand } = chooseStaff(random);
  const staff = mostlySmallIn(band, random);
  const { place: sector, isMaker } = chooseSector(random);
  const ageMonths = evenlyIn(chooseAge(random), random);
  const turnover = mostlySmallIn(required(chooseTurnover[staffBand])(random), random);
  const { taxes, cnss, leaders, exports, holders } = shares;
  return {
    ...{ id, staff, ageMonths, sector, region, province, territory },
    legalForm: chooseForm(random),
    taxCompliant: random() < taxes.share,
    cnssCompliant: random() < cnss.share,
    cnssAffiliated: random() < (staff === 1 ? cnss.alone : cnss.employers),
    womanLed: random() < leaders.woman,
    youngLed: random() < leaders.young,
    exportPercent: percentOf(isMaker ? exports.industry : exports.share, random),
    largeHolderPercent: percentOf(holders.large, random),
    publicShareholder: random() < holders.public,
    aidReceivedMad: aidOf(random),
    nmaDivision: required(chooseDivision[sector])(random),
    certifications: certificationsOf(staff, random),
    turnoverMad: ageMonths < shares.firstYear.months ? null : turnover,
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The shares of the register leave a case out.');
  return value;
}
