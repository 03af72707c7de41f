import { CATEGORIES, MODES, REGIONS, SECTORS, SIZES, SPOKEN } from '../vocabulary.ts';
import { AddressReader, writeAddress, type ReadQuery } from './address.ts';
import { BANDS, OFFER_SORTS, STANDINGS, type OfferQuery } from './types.ts';

/**
 * The search of offers that an address asks for. Unknown values are left out, the text is cut at
 * 200 characters; reading what `writeOfferQuery` wrote gives the same query.
 */
export function readOfferQuery(params: URLSearchParams): ReadQuery<OfferQuery> {
  const reader = new AddressReader(params);
  const after = reader.cursor('after');
  const query: OfferQuery = {
    text: reader.text('q'),
    category: reader.many('category', CATEGORIES),
    region: reader.many('region', REGIONS),
    band: reader.many('band', BANDS),
    language: reader.many('language', SPOKEN),
    standing: reader.many('standing', STANDINGS),
    hosting: reader.yes('hosting'),
    startUp: reader.yes('startUp'),
    mode: reader.many('mode', MODES),
    size: reader.many('size', SIZES),
    sector: reader.many('sector', SECTORS),
    sort: reader.one('sort', OFFER_SORTS),
    after,
    before: after === null ? reader.cursor('before') : null,
  };
  return { query, ignored: reader.ignored, cut: reader.cut };
}

/** The one address of a query, without the question mark; defaults are left out. */
export function writeOfferQuery(query: OfferQuery): string {
  return writeAddress([
    ['q', query.text],
    ['category', query.category],
    ['region', query.region],
    ['band', query.band],
    ['language', query.language],
    ['standing', query.standing],
    ['hosting', query.hosting],
    ['startUp', query.startUp],
    ['mode', query.mode],
    ['size', query.size],
    ['sector', query.sector],
    ['sort', query.sort === 'relevance' ? null : query.sort],
    ['after', query.after],
    ['before', query.after === null ? query.before : null],
  ]);
}
