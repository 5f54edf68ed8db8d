import type { Database } from "better-sqlite3";
import { laneOf } from "../src/core/address.ts";
import type { Answer } from "./commit-rows.ts";

const SEEN = "insert into seen (id, at) values (?, ?) on conflict do nothing";
const RUN = `update run set answers = ?, step = ?, touched_at = ?, version = version + 1
  where id = ? and version = ?`;
const DOCUMENT = `insert into document (id, version, cohort_id, district_id, person_id, kind,
  run_id, data, visibility, replaces_id, created_at) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const OUTBOX = `insert into outbox (cause, platform, lane, "to", reply, ready_at)
  values (?, ?, ?, ?, ?, ?)`;

/** Writes an answer by hand with better-sqlite3: prepared statements, one transaction, no layer. */
export function rawWriter(client: Database): (answer: Answer) => void {
  const seen = client.prepare(SEEN);
  const run = client.prepare(RUN);
  const document = client.prepare(DOCUMENT);
  const outbox = client.prepare(OUTBOX);
  const write = client.transaction(({ cause, run: change, document: row, posting }: Answer) => {
    const { to, reply } = posting;
    const { set } = change;
    const at = set.touchedAt.getTime();
    if (seen.run(cause, at).changes === 0) return;
    const answers = JSON.stringify(set.answers);
    if (run.run(answers, set.step, at, change.id, change.version).changes !== 1)
      throw new Error(`run ${change.id} moved on`);
    const data = JSON.stringify(row.data);
    const { id, cohortId, districtId, personId, kind, runId, visibility, replacesId } = row;
    const whose = [cohortId, districtId, personId];
    document.run(id, ...whose, kind, runId, data, visibility, replacesId, row.createdAt.getTime());
    const said = JSON.stringify(reply);
    outbox.run(cause, to.platform, laneOf(to), JSON.stringify(to), said, at);
  });
  return (answer) => write.immediate(answer);
}
