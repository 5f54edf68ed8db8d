import type { Post } from "../../src/core/history.ts";
import type { Chart } from "../../src/core/reply.ts";
import { WEB } from "./limits.ts";
import { Problem } from "./problem.ts";

/** Draws the charts of posts and keeps the newest pictures, so that a reload costs nothing. */
export function createCharts(draw: (chart: Chart) => Promise<Buffer>) {
  const drawn = new Map<string, Promise<Buffer>>();

  return function picture(post: Post, n: number): Promise<Buffer> {
    const charts = (post.reply?.blocks ?? []).filter((block) => block.type === "chart");
    const chart = charts[n];
    if (!chart) throw new Problem(404, "There is no such chart.");
    const name = `${post.id}/${n}/${post.editedAt?.getTime() ?? 0}`;
    const known = drawn.get(name);
    if (known) return known;
    const fresh = draw(chart);
    drawn.set(name, fresh);
    fresh.catch(() => drawn.delete(name));
    const oldest = drawn.keys().next();
    if (drawn.size > WEB.charts && !oldest.done) drawn.delete(oldest.value);
    return fresh;
  };
}
