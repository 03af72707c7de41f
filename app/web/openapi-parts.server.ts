/** Schemas of the public API, by their names in its description. */
export type SchemaName =
  | 'ScoreRequest'
  | 'ScoreResponse'
  | 'Roots'
  | 'Offers'
  | 'Offer'
  | 'Providers'
  | 'Certificates'
  | 'Certificate'
  | 'Programmes'
  | 'Programme'
  | 'ProgrammeAccount'
  | 'EligibilityRequest'
  | 'EligibilityResponse'
  | 'MatchesRequest'
  | 'MatchesResponse'
  | 'Errors';

/** A JSON body of a schema. */
export const json = (name: SchemaName) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

/** An answer with the problems of a request. */
export const refusal = (description: string) => ({ description, content: json('Errors') });

/** A parameter of the address that may be left out. */
export const query = (name: string, description: string, schema: object = { type: 'string' }) => ({
  ...{ name, in: 'query', description, schema },
});

/** The same, given as often as there are values. */
export const manyOf = (name: string, description: string) =>
  query(name, `${description} May be repeated.`, { type: 'array', items: { type: 'string' } });
