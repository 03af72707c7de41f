import { json, manyOf, query, refusal } from './openapi-parts.server.ts';

const ETAG = {
  ETag: { description: 'Mark of the content.', schema: { type: 'string' } },
} as const;
const shared = {
  304: { description: 'The content named by If-None-Match is still the same.' },
  422: refusal('A parameter has no such value; each is named.'),
  429: refusal('Too many requests from this address; Retry-After says when to try again.'),
};
const LANG = query('lang', 'Language of titles and descriptions.', {
  ...{ type: 'string', enum: ['fr', 'ar', 'en'], default: 'fr' },
});
const SLUG = {
  ...{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } },
  description: 'As the list of programmes gives it.',
};
const away = 'The data do not answer; Retry-After says when to try again.';

/** The paths that read programmes. */
export const PROGRAMME_PATHS = {
  '/api/v1/programmes': {
    get: {
      operationId: 'listProgrammes',
      summary: 'Every public programme, as a CommonGrants opportunity with its rules.',
      parameters: [
        manyOf('audience', 'firms, people or providers.'),
        manyOf('kind', 'What it gives: grant, advice, loan, guarantee, training, voucher…'),
        manyOf('status', 'open, winding-down, paused, announced, unknown or closed.'),
        manyOf('category', 'Code of a category of offers it pays for.'),
        LANG,
        query('format', 'json, or csv for one table.', {
          ...{ type: 'string', enum: ['json', 'csv'], default: 'json' },
        }),
      ],
      responses: {
        200: {
          description: 'The programmes, those that can be asked for first.',
          headers: ETAG,
          content: { ...json('Programmes'), 'text/csv': { schema: { type: 'string' } } },
        },
        ...{ ...shared, 503: refusal(away) },
      },
    },
  },
  '/api/v1/programmes/{slug}': {
    get: {
      operationId: 'getProgramme',
      summary: 'A public programme, whole, with its rules and its versions.',
      parameters: [SLUG, LANG],
      responses: {
        200: { description: 'The programme.', headers: ETAG, content: json('Programme') },
        404: refusal('There is none.'),
        ...shared,
        503: refusal(`${away} Or the stored text is not what was published: code tampered.`),
      },
    },
  },
  '/api/v1/programmes/{slug}/account': {
    get: {
      operationId: 'getProgrammeAccount',
      summary: 'The public account of a programme run here: its money, delays and late cases.',
      parameters: [
        SLUG,
        query('format', 'json, or csv for the table of envelopes.', {
          ...{ type: 'string', enum: ['json', 'csv'], default: 'json' },
        }),
      ],
      responses: {
        200: {
          description: 'The account as it stood a moment ago.',
          headers: ETAG,
          content: { ...json('ProgrammeAccount'), 'text/csv': { schema: { type: 'string' } } },
        },
        404: refusal('There is no such programme, or it is run elsewhere.'),
        ...shared,
        503: refusal(`${away} Or the stored text is not what was published: code tampered.`),
      },
    },
  },
};
