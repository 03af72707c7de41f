import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { systemClock } from '#platform/clock.ts';
import { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** A session nobody uses for two weeks ends; roles with shorter limits have theirs in `session.ts`. */
const IDLE_DAYS = 14;

/** What the database keeps of a session besides its owner and its end. */
export interface SessionFacts {
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly confirmedAt: Date;
  readonly secondFactorAt: Date | null;
  readonly activeOrganisationId: string | null;
  readonly device: string;
}

type Client = Pick<Tx, 'session' | '$queryRaw'>;

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: { readonly status: string };
  }
}

/** What the database knows a session by: SHA-256 of its token, hex. */
export function sessionHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

interface SessionRow extends SessionFacts {
  readonly accountId: string;
  readonly expiresAt: Date;
  /** Of its account. */
  readonly status: string;
}

/** Lucia over our tables: only this file knows it. Pass the transaction a session is made in. */
export function luciaOn(client: Client = db) {
  return new Lucia(adapter(client), {
    sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
    getSessionAttributes: (facts) => facts,
    getUserAttributes: ({ status }) => ({ status }),
  });
}

/** Stores sessions under the hash of their id, so that a copy of the database opens none. */
function adapter(client: Client): Adapter {
  return {
    getSessionAndUser: async (token) => {
      // Asked with every request: one statement instead of the client's one a table.
      const [row] = await client.$queryRaw<SessionRow[]>`
        SELECT s.account_id AS "accountId", s.expires_at AS "expiresAt", s.created_at AS "createdAt",
          s.seen_at AS "seenAt", s.confirmed_at AS "confirmedAt", s.second_factor_at AS "secondFactorAt",
          s.active_organisation_id AS "activeOrganisationId", s.device, a.status
        FROM session s JOIN account a ON a.id = s.account_id WHERE s.id_hash = ${sessionHashOf(token)}`;
      if (!row) return [null, null];
      const { accountId, expiresAt, status, ...attributes } = row;
      return [
        { id: token, userId: accountId, expiresAt, attributes },
        { id: accountId, attributes: { status } },
      ];
    },
    getUserSessions: async (accountId): Promise<DatabaseSession[]> => {
      const rows = await client.session.findMany({ where: { accountId } });
      return rows.map(({ idHash, accountId: userId, expiresAt, ...attributes }) => ({
        id: idHash,
        userId,
        expiresAt,
        attributes,
      }));
    },
    setSession: async ({ id, userId, expiresAt, attributes }) => {
      await client.session.create({
        data: { idHash: sessionHashOf(id), accountId: userId, expiresAt, ...attributes },
      });
    },
    updateSessionExpiration: async (token, expiresAt) => {
      await client.session.updateMany({
        where: { idHash: sessionHashOf(token) },
        data: { expiresAt },
      });
    },
    deleteSession: async (token) => {
      await client.session.deleteMany({ where: { idHash: sessionHashOf(token) } });
    },
    deleteUserSessions: async (accountId) => {
      await client.session.deleteMany({ where: { accountId } });
    },
    deleteExpiredSessions: async () => {
      await client.session.deleteMany({ where: { expiresAt: { lte: systemClock.now() } } });
    },
  };
}
