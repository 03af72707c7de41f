import { pino } from 'pino';
import { env } from './env.ts';

/** Fields that may say who somebody is: blanked should one slip into a log line. */
const PERSONAL = ['recipient', 'email', 'phone', 'name', 'ip', 'address', 'token', 'code', 'text'];

/** One JSON line an event, on standard output. Log identifiers, never what people wrote. */
export const logger = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: PERSONAL.flatMap((field) => [`data.${field}`, `payload.${field}`, `*.headers`]),
    censor: '[removed]',
  },
});
