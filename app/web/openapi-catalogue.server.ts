import { json, manyOf, query, refusal } from './openapi-parts.server.ts';

const ETAG = {
  ETag: { description: 'Mark of the content.', schema: { type: 'string' } },
} as const;
const LINK = {
  Link: { description: 'Pages before and after (RFC 8288).', schema: { type: 'string' } },
} as const;

const NOT_MODIFIED = { description: 'The content named by If-None-Match is still the same.' };
const NO_SUCH = refusal('There is none.');
const NO_VALUE = refusal('A parameter has no such value; each is named where it can be.');
const TOO_MANY = refusal(
  'Too many requests from this address; Retry-After says when to try again.',
);
const AWAY = refusal('The data do not answer; Retry-After says when to try again.');

const shared = { 304: NOT_MODIFIED, 429: TOO_MANY, 503: AWAY };

const yes = (name: string, description: string) =>
  query(name, description, { type: 'string', enum: ['yes'] });
const inPath = (name: string, description: string) => ({
  ...{ name, in: 'path', required: true, description, schema: { type: 'string' } },
});

const PLACES = [
  query('after', 'Place to go on after: `next` of an answer.'),
  query('before', 'Place to go back before: `previous` of an answer.'),
];

const FILTERS = [
  query('q', 'Text looked for, in French or Arabic.', { type: 'string', maxLength: 200 }),
  manyOf('category', 'Code of a category.'),
  manyOf('region', 'Region served, ISO 3166-2.'),
  manyOf('language', 'Language work is done in: ary, zgh, fr, ar, en.'),
  manyOf('sector', 'Code of a sector.'),
  manyOf('standing', 'certified or probation.'),
  yes('hosting', 'Data kept in Morocco.'),
  yes('startUp', 'Labelled start-ups.'),
];

const OFFER_FILTERS = [
  ...FILTERS,
  manyOf('band', 'Band of the first year’s price, as the facets name it.'),
  manyOf('mode', 'remote, on-site or both.'),
  manyOf('size', 'Size of the client by people at work.'),
  query('sort', 'relevance, price or start.'),
  ...PLACES,
];

const PROVIDER_FILTERS = [
  ...FILTERS,
  manyOf('badge', 'Kind of a verified paper beyond the required ones.'),
  query('sort', 'relevance or name.'),
  ...PLACES,
];

const REGISTER_FILTERS = [
  query('q', 'Part of a name, an ICE or a code.', { type: 'string', maxLength: 100 }),
  query('state', 'certified, probation, suspended, expired, revoked or withdrawn.'),
  query('region', 'Region of the seat, ISO 3166-2.'),
  query('after', 'Place to go on after: `next` of an answer.'),
  query('limit', 'Certificates in an answer.', {
    ...{ type: 'integer', minimum: 1, maximum: 500, default: 100 },
  }),
  query('format', 'json, or csv for everything that is asked for as one table.', {
    ...{ type: 'string', enum: ['json', 'csv'], default: 'json' },
  }),
];

/** The paths of offers, providers and certificates. */
export const CATALOGUE_PATHS = {
  '/api/v1/offers': {
    get: {
      operationId: 'listOffers',
      summary: 'Offers that can be bought today, 20 at a time, with facets.',
      parameters: OFFER_FILTERS,
      responses: {
        200: { description: 'The offers.', headers: { ...ETAG, ...LINK }, content: json('Offers') },
        422: NO_VALUE,
        ...shared,
      },
    },
  },
  '/api/v1/offers/{slug}': {
    get: {
      operationId: 'getOffer',
      summary: 'A published offer, whole, with the hash of its content.',
      parameters: [inPath('slug', 'As a list of offers gives it.')],
      responses: {
        200: { description: 'The offer.', headers: ETAG, content: json('Offer') },
        404: NO_SUCH,
        ...shared,
      },
    },
  },
  '/api/v1/providers': {
    get: {
      operationId: 'listProviders',
      summary: 'Providers with a certificate in force, 20 at a time, with facets.',
      parameters: PROVIDER_FILTERS,
      responses: {
        200: {
          description: 'The providers.',
          headers: { ...ETAG, ...LINK },
          content: json('Providers'),
        },
        422: NO_VALUE,
        ...shared,
      },
    },
  },
  '/api/v1/certificates': {
    get: {
      operationId: 'listCertificates',
      summary: 'The public register: every certificate, living or ended, with its history.',
      parameters: REGISTER_FILTERS,
      responses: {
        200: {
          description: 'The certificates, the newest first.',
          headers: { ...ETAG, ...LINK },
          content: { ...json('Certificates'), 'text/csv': { schema: { type: 'string' } } },
        },
        422: NO_VALUE,
        ...shared,
      },
    },
  },
  '/api/v1/certificates/{code}': {
    get: {
      operationId: 'getCertificate',
      summary: 'A certificate as it is today, with its history.',
      parameters: [inPath('code', 'Printed on the certificate, as RQ-7K3F-9M2D.')],
      responses: {
        200: { description: 'The certificate.', headers: ETAG, content: json('Certificate') },
        404: NO_SUCH,
        422: refusal('What is given is no code.'),
        ...shared,
      },
    },
  },
};
