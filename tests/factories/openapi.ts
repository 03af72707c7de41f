import { z } from 'zod';
import { call } from '../routes/call.ts';
import * as description from '../../app/endpoints/api.openapi[.]json.ts';

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(
          z.string(),
          z.object({
            content: z
              .object({
                'application/json': z.object({ schema: z.object({ $ref: z.string() }) }),
              })
              .optional(),
          }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

/** The published description of the public API. */
async function readDescription() {
  return documentSchema.parse((await call(description.loader)).data);
}

/**
 * The schema that the published description gives for an answer of a path, e.g. `/api/v1/offers`, to
 * a GET unless said, made from the JSON it consists of. Throws when the answer is not described.
 */
export async function describedAnswer(
  path: string,
  status: number,
  method: 'get' | 'post' = 'get',
): Promise<z.ZodType> {
  const { paths, components } = await readDescription();
  const content = paths[path]?.[method]?.responses[String(status)]?.content;
  const name = content?.['application/json'].schema.$ref.split('/').at(-1) ?? '';
  const schema = components.schemas[name];
  if (!schema) throw new Error(`${path} ${String(status)} is not described`);
  return z.fromJSONSchema(schema);
}
