import path from 'node:path';
import { z } from 'zod';

const PORT_RANGE = 'must be a port number between 1 and 65535';
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must be an address that starts with postgresql://');
const portNumber = z.coerce
  .number(PORT_RANGE)
  .int(PORT_RANGE)
  .min(1, PORT_RANGE)
  .max(65535, PORT_RANGE);
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''));
const whole = (least: number) =>
  z.coerce
    .number(`must be a whole number of at least ${least}`)
    .int(`must be a whole number of at least ${least}`)
    .min(least, `must be a whole number of at least ${least}`);

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('production'),
  PORT: portNumber.default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(1).default(10),
  RAQMANA_MODE: z.enum(['demo', 'live'], 'must be demo or live').optional(),
  PUBLIC_URL: httpUrl.optional(),
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an address that starts with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Raqmana <no-reply@raqmana.invalid>'),
  SMS_GATEWAY_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .optional(),
  SMS_GATEWAY_TOKEN: z.string().optional(),
  SMS_SENDER: z.string().default('Raqmana'),
  STORAGE_DIR: z.string().default(path.join('.data', 'files')),
  S3_ENDPOINT: httpUrl.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_REGION: z.string().optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must be a secret key of Stripe')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'must be the signing secret of a webhook of Stripe')
    .optional(),
  CLAMD_HOST: z.string().optional(),
  CLAMD_PORT: portNumber.optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).optional(),
  RATE_LIMIT_API_PER_MINUTE: whole(1).default(600),
  RATE_LIMIT_API_BURST: whole(1).default(300),
  CARE_CHECKS: z.enum(['on', 'off'], 'must be on or off').default('off'),
  CNDP_RECEIPT: z.string().optional(),
  HOSTING_COUNTRY: z.string().optional(),
  OPERATOR_NAME: z.string().optional(),
  CONTACT_EMAIL: z.email('must be an e-mail address').optional(),
  AUDIT_WITNESS_EMAIL: z.email('must be an e-mail address').optional(),
  AUDIT_TSA_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .optional(),
});

/** The configuration, validated; what is left out has its default. */
export type Env = Readonly<ReturnType<typeof complete>>;

/** A wrong variable; the message is one sentence that names it. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/**
 * Reads the configuration from environment variables; an empty one counts as unset. Throws an
 * `EnvError` that names the first wrong variable.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.entries(source).filter(([, value]) => value !== undefined && value !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new EnvError(`${issue?.path.join('.')} ${issue?.message}.`);
  }
  return complete(parsed.data);
}

function complete(data: z.output<typeof schema>) {
  const mode = data.RAQMANA_MODE ?? (data.DATABASE_URL ? 'live' : 'demo');
  if (mode === 'live' && !data.DATABASE_URL) {
    throw new EnvError('DATABASE_URL is required when RAQMANA_MODE is live.');
  }
  if (mode === 'live' && !data.APP_SECRET) {
    throw new EnvError(
      'APP_SECRET is required in live mode and must have at least 32 characters (for instance the output of "openssl rand -hex 32").',
    );
  }
  return {
    ...data,
    S3: objectStore(data),
    CLAMD: scanner(data),
    STRIPE: cardPayments(data),
    RAQMANA_MODE: mode,
    PUBLIC_URL: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    LOG_LEVEL: data.LOG_LEVEL ?? (mode === 'demo' ? ('warn' as const) : ('info' as const)),
  };
}

/** Where an object store is and how to sign for it; null when files go to STORAGE_DIR. */
function objectStore(data: z.output<typeof schema>) {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = data;
  const given = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  if (S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY && S3_REGION) {
    return {
      endpoint: S3_ENDPOINT,
      bucket: S3_BUCKET,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      region: S3_REGION,
    };
  }
  if (missing.length === Object.keys(given).length) return null;
  throw new EnvError(
    `${missing.join(', ')} must be set too: an object store needs all five S3_ variables.`,
  );
}

/** The keys of Stripe; null when nobody pays by card. */
function cardPayments({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }: z.output<typeof schema>) {
  if (STRIPE_SECRET_KEY && STRIPE_WEBHOOK_SECRET)
    return { secretKey: STRIPE_SECRET_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET };
  if (!STRIPE_SECRET_KEY && !STRIPE_WEBHOOK_SECRET) return null;
  const missing = STRIPE_SECRET_KEY ? 'STRIPE_WEBHOOK_SECRET' : 'STRIPE_SECRET_KEY';
  throw new EnvError(`${missing} must be set too: payments by card need both.`);
}

/** Where clamd listens; null when files are not scanned. */
function scanner({ CLAMD_HOST, CLAMD_PORT }: z.output<typeof schema>) {
  if (CLAMD_HOST) return { host: CLAMD_HOST, port: CLAMD_PORT ?? 3310 };
  if (CLAMD_PORT === undefined) return null;
  throw new EnvError('CLAMD_HOST must be set too: CLAMD_PORT alone names no scanner.');
}

let current: Env | undefined;

/** The configuration of this process, read once. Throws an `EnvError` when it is wrong. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}
