import { CATEGORIES, CREDENTIALS, REGIONS, SECTORS, SPOKEN } from '../vocabulary.ts';
import { AddressReader, writeAddress, type ReadQuery } from './address.ts';
import { PROVIDER_SORTS, STANDINGS, type ProviderQuery } from './types.ts';

/** The search of suppliers that an address asks for; as `readOfferQuery` for offers. */
export function readProviderQuery(params: URLSearchParams): ReadQuery<ProviderQuery> {
  const reader = new AddressReader(params);
  const after = reader.cursor('after');
  const query: ProviderQuery = {
    text: reader.text('q'),
    region: reader.many('region', REGIONS),
    category: reader.many('category', CATEGORIES),
    language: reader.many('language', SPOKEN),
    sector: reader.many('sector', SECTORS),
    standing: reader.many('standing', STANDINGS),
    hosting: reader.yes('hosting'),
    startUp: reader.yes('startUp'),
    badge: reader.many('badge', CREDENTIALS),
    sort: reader.one('sort', PROVIDER_SORTS),
    after,
    before: after === null ? reader.cursor('before') : null,
  };
  return { query, ignored: reader.ignored, cut: reader.cut };
}

/** The one address of a query, without the question mark; defaults are left out. */
export function writeProviderQuery(query: ProviderQuery): string {
  return writeAddress([
    ['q', query.text],
    ['region', query.region],
    ['category', query.category],
    ['language', query.language],
    ['sector', query.sector],
    ['standing', query.standing],
    ['hosting', query.hosting],
    ['startUp', query.startUp],
    ['badge', query.badge],
    ['sort', query.sort === 'relevance' ? null : query.sort],
    ['after', query.after],
    ['before', query.after === null ? query.before : null],
  ]);
}
