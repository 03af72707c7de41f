import geography from '#content/geography.json' with { type: 'json' };

const regionByProvince = new Map(
  geography.provinces.map((province) => [province.code, province.region]),
);

/** Code of the region a province or prefecture lies in; undefined when it is unknown. */
export function regionOf(province: string | undefined): string | undefined {
  return province === undefined ? undefined : regionByProvince.get(province);
}
