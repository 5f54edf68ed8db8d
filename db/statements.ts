import type Database from "better-sqlite3";

/** More different queries than the program has; lists of varying length may add some. */
const MOST = 400;

/**
 * Lets every query of the same words share one compiled statement. SQLite keeps a statement's
 * memory outside the JavaScript heap until the garbage collector happens to come by, so compiling
 * anew for each query makes a busy process grow by hundreds of megabytes.
 */
export function shareStatements(client: Database.Database): void {
  const compile = client.prepare.bind(client);
  const known = new Map<string, Database.Statement>();

  function prepare(sql: string): Database.Statement {
    const earlier = known.get(sql);
    if (earlier) {
      known.delete(sql); // and to the end of the line again: the first one is the longest unused
      known.set(sql, earlier);
      return earlier;
    }
    const statement = compile(sql);
    known.set(sql, statement);
    const oldest = known.keys().next();
    if (known.size > MOST && !oldest.done) known.delete(oldest.value);
    return statement;
  }

  client.prepare = prepare as typeof client.prepare;
}
