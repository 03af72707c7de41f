import { z } from 'zod';
import { CATALOGUE_PATHS } from './openapi-catalogue.server.ts';
import { MATCHES_PATHS } from './openapi-matches.server.ts';
import { json, query, refusal, type SchemaName } from './openapi-parts.server.ts';
import { ELIGIBILITY_PATHS } from './openapi-programmes-eligibility.server.ts';
import { PROGRAMME_PATHS } from './openapi-programmes.server.ts';

type Schemas = Readonly<Record<SchemaName, z.ZodType>>;

const EXAMPLE = {
  framework: 'M1',
  version: '1.0.0',
  path: 'full',
  profile: { staff: 12, sector: 'IND', usesMachinery: true, exportsOrSuppliesLarge: true },
  answers: {
    'STR-01': 2,
    'CUS-04': { status: 'not_applicable', reason: 'law' },
    'DAT-01': { status: 'dont_know' },
  },
  facts: { 'FQ-1': 'gt10' },
};

/** An OpenAPI 3.1 document of the public API. */
export function openApi(origin: string, schemas: Schemas) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Raqmana public API',
      version: '1.0.0',
      summary:
        'Programmes with their rules; offers, certified providers and the register of certificates; stateless scoring of the questionnaire M1, and matching of its gaps with offers and programmes; daily roots of the audit trail.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: origin }],
    paths: {
      ...CATALOGUE_PATHS,
      ...PROGRAMME_PATHS,
      ...ELIGIBILITY_PATHS,
      ...MATCHES_PATHS,
      '/api/v1/assessments/score': {
        post: {
          operationId: 'scoreAssessment',
          summary: 'Scores answers; nothing is kept.',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ScoreRequest' },
                example: EXAMPLE,
              },
            },
          },
          responses: {
            200: { description: 'The scores, at full precision.', content: json('ScoreResponse') },
            405: refusal('Another method than POST.'),
            413: refusal('A body over 64 kB.'),
            422: refusal('Every problem of the body, each with its path.'),
            429: refusal(
              'Too many requests from this address; Retry-After says when to try again.',
            ),
          },
        },
      },
      '/api/v1/transparency': {
        get: {
          operationId: 'listRoots',
          summary: 'The daily Merkle roots of the audit trail, newest first, 31 at a time.',
          parameters: [
            query('before', 'Only days before this one.', { type: 'string', format: 'date' }),
          ],
          responses: {
            200: {
              description: 'The roots, each linked to the one before.',
              content: json('Roots'),
            },
            422: refusal('What is given as a day is none.'),
            429: refusal('Too many requests from this address.'),
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [
          name,
          z.toJSONSchema(schema, { io: name.endsWith('Request') ? 'input' : 'output' }),
        ]),
      ),
    },
  };
}
