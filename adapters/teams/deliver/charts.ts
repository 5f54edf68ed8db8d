import type { Clock, Receipt } from "../../../src/core/ports.ts";
import type { Chart } from "../../../src/core/reply.ts";
import { drawable } from "../chart.ts";
import { type RenderOptions, renderTeams, type TeamsMessage } from "../render.ts";
import { NOT_TAKEN } from "./codes.ts";
import { isHopeless, type Job, saidOf } from "./job.ts";
import { createPictures, type PictureDeps } from "./pictures.ts";

/** A tenant that did not take charts as others do is asked again after this. */
const LEARNED_MS = 6 * 3_600_000;
const MOST_TENANTS = 1_000;
/** For a picture in a chart's place: no longer than a call may take, so that the attempt ends in time. */
const DRAW_MS = 8_000;
/** For one behind a chart, where a table does as well: as long as the painter takes to start on a busy machine. */
const BEHIND_MS = 4_000;

/**
 * How charts are shown, and how instead where a card is refused: by Teams itself with pictures
 * behind them, as pictures, by Teams itself without any picture, in words.
 */
const INSTEAD = { native: "picture", picture: "bare", bare: "words", words: undefined } as const;
type Way = keyof typeof INSTEAD;

/** What showing charts needs. */
export interface ChartDeps extends PictureDeps {
  clock: Clock;
}

/**
 * Shows charts as a place takes them. The way stays with the message, since another one would put
 * its parts in other places.
 */
export function createCharts(deps: ChartDeps) {
  const { clock, log } = deps;
  const pictures = createPictures(deps);
  const learned = new Map<string, { way: Way; until: number }>();
  /** Those that were refused in another way than they are shown now. */
  const turned = new WeakSet<Job>();

  function wayIn(tenant: string): Way {
    const { way = "native", until = 0 } = learned.get(tenant) ?? {};
    return until > clock.now().getTime() ? way : "native";
  }

  /** The message stands: the next one in this tenant begins in the way that was taken. */
  function settle(job: Job): void {
    const way = wayOf(job.progress);
    if (!way || !turned.has(job)) return;
    const { tenant } = job;
    const [oldest] = learned.size >= MOST_TENANTS ? learned.keys() : [];
    if (oldest !== undefined) learned.delete(oldest);
    learned.set(tenant, { way, until: clock.now().getTime() + LEARNED_MS });
    log.info({ platform: "teams", tenant, way }, "this tenant does not take charts as others do");
  }

  async function drawn(charts: Chart[], patienceMs: number): Promise<Map<Chart, string>> {
    const found = new Map<Chart, string>();
    const look = async (chart: Chart) => {
      const url = await pictures.of(chart, patienceMs);
      if (url) found.set(chart, url);
    };
    await Promise.all(charts.map(look));
    return found;
  }

  /** Pictures in the place of charts. One that was not to be had stays in words, for the parts' sake. */
  async function inPlace({ progress }: Job, charts: Chart[]): Promise<Map<Chart, string>> {
    const without = new Set(progress.undrawn?.split(","));
    const found = await drawn(
      charts.filter((_, n) => !without.has(String(n))),
      DRAW_MS,
    );
    const undrawn = charts.flatMap((chart, n) => (found.has(chart) ? [] : [n]));
    if (undrawn.length > 0) progress.undrawn = undrawn.join(",");
    return found;
  }

  /** The parts of a message, for `ownFor` to see their own view of it. */
  async function render(job: Job, ownFor: string[]): Promise<TeamsMessage[]> {
    const { reply } = job.message;
    const all = (reply.blocks ?? []).filter((block) => block.type === "chart");
    if (all.length === 0) return renderTeams(reply, { ownFor });
    const way = wayOf(job.progress) ?? wayIn(job.tenant);
    job.progress.charts = way;
    if (way === "words") return renderTeams(reply, { charts: "words", ownFor });
    if (way === "bare") return renderTeams(reply, { charts: "native", ownFor });
    const native = way === "native" ? all.filter(drawable) : [];
    const rest = all.filter((chart) => !native.includes(chart));
    const found = await Promise.all([inPlace(job, rest), drawn(native, BEHIND_MS)]);
    const [instead, behind] = found;
    return backed(job, { charts: way, pictures: instead, ownFor }, behind);
  }

  /** What is to be done about a card that was refused: true to render and send again, or throws. */
  function another(job: Job, error: unknown): true {
    const { progress } = job;
    const begun = saidOf(job).ids.length > 0 || progress.shown;
    const instead = INSTEAD[wayOf(progress) ?? "words"];
    if (!isHopeless(error, NOT_TAKEN) || begun || !instead) throw error;
    turned.add(job);
    progress.charts = instead;
    delete progress.cuts;
    delete progress.undrawn;
    return true;
  }

  return { render, another, settle };
}

const wayOf = ({ charts }: Receipt): Way | undefined =>
  charts !== undefined && Object.hasOwn(INSTEAD, charts) ? (charts as Way) : undefined;

/**
 * The parts with pictures behind Teams' own charts, for clients that cannot draw them: only such as
 * move nothing from one part into another, since they may be missing at the next attempt.
 */
function backed({ message: { reply } }: Job, options: RenderOptions, behind: Map<Chart, string>) {
  let parts = renderTeams(reply, options);
  let pictures = options.pictures ?? new Map<Chart, string>();
  for (const picture of behind) {
    const more = new Map([...pictures, picture]);
    const tried = renderTeams(reply, { ...options, pictures: more });
    if (sizesOf(tried) !== sizesOf(parts)) continue;
    parts = tried;
    pictures = more;
  }
  return parts;
}

const sizesOf = (parts: TeamsMessage[]) =>
  parts.map(({ attachments: [{ content }] }) => content.body.length).join();
