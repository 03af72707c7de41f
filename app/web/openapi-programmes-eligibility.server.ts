import { json, query, refusal } from './openapi-parts.server.ts';

const EXAMPLE = {
  facts: {
    staff: 5,
    legalForm: 'SARL',
    province: 'MA-CAS',
    turnoverMAD: { min: 1_000_000, max: 2_999_999 },
    taxCompliant: true,
    assessmentAgeMonths: null,
  },
};

/** The path that says which programmes a firm can get. */
export const ELIGIBILITY_PATHS = {
  '/api/v1/programmes/eligibility': {
    post: {
      operationId: 'checkEligibility',
      summary: 'What the rules of every programme that is not over say of a firm; nothing is kept.',
      parameters: [
        query('lang', 'Language of what each criterion asks.', {
          ...{ type: 'string', enum: ['fr', 'ar', 'en'], default: 'fr' },
        }),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/EligibilityRequest' },
            example: EXAMPLE,
          },
        },
      },
      responses: {
        200: {
          description: 'Each programme with every reason, what is missing and what would help.',
          content: json('EligibilityResponse'),
        },
        405: refusal('Another method than POST.'),
        413: refusal('A body over 64 kB.'),
        422: refusal('Every problem of the body, each with its path, as facts.staff.'),
        429: refusal('Too many requests from this address; Retry-After says when to try again.'),
        503: refusal('The programmes do not answer; Retry-After says when to try again.'),
      },
    },
  },
};
