import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as accounts from '#domain/accounts/index.server.ts';
import * as assessment from '#domain/assessment/index.server.ts';
import * as cases from '#domain/cases/index.server.ts';
import * as catalogue from '#domain/catalogue/index.server.ts';
import * as engagements from '#domain/engagements/index.server.ts';
import * as ledger from '#domain/ledger/index.server.ts';
import * as matching from '#domain/matching/index.server.ts';
import * as payments from '#domain/payments/index.server.ts';
import * as programmes from '#domain/programmes/index.server.ts';

const DOORS = {
  ...{
    accounts,
    assessment,
    cases,
    catalogue,
    engagements,
    ledger,
    matching,
    payments,
    programmes,
  },
};

/** What machines send and get, which is told in English. */
const NO_FORM = /(?:Request|Response|Errors|Account)Schema$|Message$/;

/** The schemas of forms that pages read, by their names. */
const SCHEMAS = Object.entries(DOORS).flatMap(([room, door]) =>
  Object.entries(door).flatMap(([name, value]) =>
    value instanceof z.ZodType && !NO_FORM.test(name)
      ? [{ name: `${room}.${name}`, schema: value }]
      : [],
  ),
);

type Fields = Readonly<Record<string, string>>;

/** The objects a form may be, each with the texts that say which one it is. */
function shapesOf(
  schema: unknown,
): { readonly names: readonly string[]; readonly fixed: Fields }[] {
  if (schema instanceof z.ZodObject) {
    const fixed = Object.entries(schema.shape).flatMap(([name, field]) =>
      field instanceof z.ZodLiteral ? [[name, String([...field.values][0])] as const] : [],
    );
    const names = Object.keys(schema.shape).filter((name) => isTyped(schema.shape[name]));
    return [{ names, fixed: Object.fromEntries(fixed) }];
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(shapesOf);
  if (schema instanceof z.ZodPipe) return shapesOf(schema.in);
  return [];
}

/** Whether a field is typed in: neither a box to tick nor a group of fields. */
function isTyped(field: unknown): boolean {
  if (field instanceof z.ZodPipe) return isTyped(field.in);
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault)
    return isTyped(field.unwrap());
  return !(field instanceof z.ZodLiteral || field instanceof z.ZodObject);
}

function messagesOf(schema: z.ZodType, fields: Fields): string[] {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  const submission = parseWithZod(form, { schema });
  if (submission.status === 'success') return [];
  return Object.values(submission.error ?? {}).flatMap((messages) => messages ?? []);
}

describe('the forms of all rooms', () => {
  test('are found', () => {
    expect(SCHEMAS.length).toBeGreaterThan(30);
  });

  test.each(SCHEMAS)('$name says what is missing by a key, never in English', ({ schema }) => {
    const sent = shapesOf(schema).flatMap(({ names, fixed }) =>
      ['', '   '].map((text) => ({
        ...Object.fromEntries(names.map((name) => [name, text])),
        ...fixed,
      })),
    );
    for (const fields of [{}, ...sent])
      for (const message of messagesOf(schema, fields)) expect(message).toMatch(/^[\w.-]*$/);
  });
});
