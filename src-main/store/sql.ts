import {
  type Compilable,
  DummyDriver,
  type Expression,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Tables } from './tables.ts';

export type SqlValue = string | number | Uint8Array | null;

/** SQL with its values in place, ready to run. */
export interface Query<Row> {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  /** Only a type: what a row of the answer looks like. */
  readonly row?: Row;
}

/** Kysely builds and types the SQL; it never runs any, so nothing is awaited inside a transaction. */
export const builder = builderWith(() => new SqliteQueryCompiler());

/** The numbers that stand in a statement of ours are part of it: for a bound LIMIT SQLite plans anew at each run. */
class NumbersInPlace extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (typeof value === 'number') this.append(String(value));
    else super.appendValue(value);
  }
}

const statementBuilder = builderWith(() => new NumbersInPlace());

function builderWith(createQueryCompiler: () => SqliteQueryCompiler): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler,
    },
  });
}

class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type Placeholders<Values> = { readonly [Name in keyof Values]: Expression<Values[Name]> };

/**
 * A statement built once and run many times: `build` gets a placeholder for each value. Compiling SQL costs more than
 * most of our statements take to run.
 */
export function statement<Values extends Record<string, SqlValue>, Row = unknown>(
  build: (values: Placeholders<Values>, db: Kysely<Tables>) => Compilable<Row>,
): (values: Values) => Query<Row> {
  const placeholders = new Proxy({} as Placeholders<Values>, {
    get: (_, name) => sql.val(new Placeholder(String(name))),
  });
  const compiled = build(placeholders, statementBuilder).compile();
  return (values) => ({
    sql: compiled.sql,
    parameters: compiled.parameters.map((value) =>
      value instanceof Placeholder ? (values[value.name] as SqlValue) : (value as SqlValue),
    ),
  });
}

/** A query whose shape depends on what is asked, compiled as it is used. */
export function query<Row>(compilable: Compilable<Row>): Query<Row> {
  const compiled = compilable.compile();
  return { sql: compiled.sql, parameters: compiled.parameters as readonly SqlValue[] };
}

/** The members of a JSON array that is bound as one value, to be looked for with IN. */
export function among(json: Expression<string>) {
  return sql`(SELECT value FROM json_each(${json}))`;
}
