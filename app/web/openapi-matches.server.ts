import { json, refusal } from './openapi-parts.server.ts';

const EXAMPLE = {
  facts: { staff: 5, legalForm: 'SARL', province: 'MA-CAS', taxCompliant: true },
  gaps: [{ category: 'SHOP', budgetMAD: 15_000 }, { category: 'SEC-BKP' }],
  firm: { sector: 'COM', stage: 2, speaks: ['fr', 'ary'] },
  wish: { languages: ['fr'], mode: 'any', restMAD: 20_000, moroccanFirst: true },
  lang: 'fr',
};

/** The path that matches gaps with offers and programmes. */
export const MATCHES_PATHS = {
  '/api/v1/matches': {
    post: {
      operationId: 'matchGaps',
      summary: 'The offers and programmes that fit the gaps of a firm, and why; nothing is kept.',
      description:
        'The score is the one that pages of the site use, with the weights in force; nobody pays for a place. Up to 20 gaps. The same request gives the same answer while offers, programmes and weights stay the same.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/MatchesRequest' },
            example: EXAMPLE,
          },
        },
      },
      responses: {
        200: {
          description: 'One list a gap: offers with components, aid and rest to pay; programmes.',
          content: json('MatchesResponse'),
        },
        405: refusal('Another method than POST.'),
        413: refusal('A body over 64 kB.'),
        422: refusal('Problems of the body, each with its path, as gaps.0.category.'),
        429: refusal('Too many requests from this address; Retry-After says when to try again.'),
        503: refusal('The data do not answer; Retry-After says when to try again.'),
      },
    },
  },
};
