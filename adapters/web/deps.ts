import type { History } from "../../src/core/history.ts";
import type { NewId } from "../../src/core/ports.ts";
import type { Chart, Reply } from "../../src/core/reply.ts";
import type { Channel, CommandNote, Member } from "./wire.ts";

/** A clock that can be moved, never back: moving goes through every moment at which something is due. */
export interface MovableClock {
  now(): Date;
  moveTo(at: Date): Promise<void>;
}

/** Who takes part in the playground, and where each of them can read and write. */
export interface Directory {
  cohort(): Promise<string>;
  members(): Promise<Member[]>;
  channels(userId: string): Promise<Channel[]>;
}

export interface WebDeps {
  history: History;
  clock: MovableClock;
  directory: Directory;
  /** What the composer suggests, in the order to show it. */
  commands: CommandNote[];
  /** The same reply as the other platforms would be sent it. */
  previews: { slack(reply: Reply): unknown; teams(reply: Reply): unknown };
  drawChart(chart: Chart): Promise<Buffer>;
  newId: NewId;
  log: { error(facts: object, text: string): void };
}
