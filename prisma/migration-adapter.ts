import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * PostgreSQL's one-byte "char", which the catalogues use and the stock adapter does not know: such
 * a column passes through it as text under a marked name.
 */
const CHAR = 18;
const CHAR_MARK = '\u0000char:';

/**
 * Prisma's adapter as the schema engine needs it: it reads the catalogues, runs a script whole
 * (the stock one cuts it at every semicolon, also inside function bodies), closes its connections
 * (and with them Prisma's migration lock), and leaves a shadow database before dropping it.
 */
export class MigrationAdapter extends PrismaPg {
  readonly #connectionString: string;
  readonly #pool: pg.Pool;

  constructor(connectionString: string) {
    const pool = openPool(connectionString);
    super(pool);
    this.#connectionString = connectionString;
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const { columnNames, columnTypes, rows } = await queryRaw(query);
      return {
        columnNames: columnNames.map((name) => name.replace(CHAR_MARK, '')),
        columnTypes: columnTypes.map((type, index) =>
          columnNames[index]?.startsWith(CHAR_MARK) ? ColumnTypeEnum.Character : type,
        ),
        rows,
      };
    };
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }

  override async connectToShadowDb() {
    const name = `shadow_${crypto.randomUUID()}`;
    const url = new URL(this.#connectionString);
    url.pathname = `/${name}`;
    await this.#pool.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const factory = new MigrationAdapter(url.href);
    const shadow = await factory.connect();
    shadow.dispose = async () => {
      await factory.end();
      await this.#pool.query(`DROP DATABASE ${pg.escapeIdentifier(name)}`);
    };
    return shadow;
  }

  /** Closes every connection; the adapter serves no more. */
  async end(): Promise<void> {
    await this.#pool.end();
  }
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result = await query(config);
      // A script of several statements answers with a list, which the types do not say.
      for (const field of [result].flat().flatMap(({ fields }) => fields)) {
        if (field.dataTypeID !== CHAR) continue;
        field.dataTypeID = pg.types.builtins.TEXT;
        field.name = `${CHAR_MARK}${field.name}`;
      }
      return result;
    },
  });
}
