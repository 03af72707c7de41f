import { openApi } from '#web/openapi.server.ts';
import {
  scoreRequestSchema,
  scoreResponseSchema,
  apiErrorsSchema,
} from '#domain/assessment/index.server.ts';
import { publishedRootsSchema } from '#domain/audit/index.server.ts';
import {
  certificateResponseSchema,
  offerResponseSchema,
  offersResponseSchema,
  providersResponseSchema,
  registerResponseSchema,
} from '#domain/catalogue/index.server.ts';
import { programmeAccountSchema } from '#domain/cases/index.server.ts';
import { matchesRequestSchema, matchesResponseSchema } from '#domain/matching/index.server.ts';
import {
  eligibilityRequestSchema,
  eligibilityResponseSchema,
  programmeResponseSchema,
  programmesResponseSchema,
} from '#domain/programmes/index.server.ts';
import { publicOrigin } from '#web/origin.server.ts';

/** The description of the public API, made from the schemas that check it. */
export function loader() {
  const document = openApi(publicOrigin(), {
    ScoreRequest: scoreRequestSchema,
    ScoreResponse: scoreResponseSchema,
    Roots: publishedRootsSchema,
    Offers: offersResponseSchema,
    Offer: offerResponseSchema,
    Providers: providersResponseSchema,
    Certificates: registerResponseSchema,
    Certificate: certificateResponseSchema,
    Programmes: programmesResponseSchema,
    Programme: programmeResponseSchema,
    ProgrammeAccount: programmeAccountSchema,
    EligibilityRequest: eligibilityRequestSchema,
    EligibilityResponse: eligibilityResponseSchema,
    MatchesRequest: matchesRequestSchema,
    MatchesResponse: matchesResponseSchema,
    Errors: apiErrorsSchema,
  });
  return Response.json(document, {
    headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  });
}
