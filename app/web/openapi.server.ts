import { z } from 'zod';

type Schemas = Readonly<Record<'ScoreRequest' | 'ScoreResponse' | 'Roots' | 'Errors', z.ZodType>>;

const json = (name: keyof Schemas) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

const refusal = (description: string) => ({ description, content: json('Errors') });

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
      summary: 'Stateless scoring of the questionnaire M1; daily roots of the audit trail.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: origin }],
    paths: {
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
            {
              name: 'before',
              in: 'query',
              description: 'Only days before this one.',
              schema: { type: 'string', format: 'date' },
            },
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
          z.toJSONSchema(schema, { io: name === 'ScoreRequest' ? 'input' : 'output' }),
        ]),
      ),
    },
  };
}
