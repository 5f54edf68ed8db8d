import { UserError } from "../core/errors.ts";
import type { ToolDeps } from "./deps.ts";
import type { Home } from "./home.ts";

/**
 * The district's lead decides what others see; where there is none, its members may. Observers never
 * do. Throws UserError that names whom to ask.
 */
export async function refuseUnlessMayShare(
  { cohort, district, membership }: Home,
  { store, words }: Pick<ToolDeps, "store" | "words">,
): Promise<void> {
  if (membership.role === "lead") return;
  const members = await store.reads.members(cohort.id);
  const names = members
    .filter(({ membership: one }) => one.role === "lead" && one.districtId === district.id)
    .map(({ person }) => person.name)
    .join(", ");
  if (names !== "")
    throw new UserError(words("brief.lead-shares", { names }), { reason: "lead-shares" });
  if (membership.role === "observer")
    throw new UserError(words("brief.members-share"), { reason: "lead-shares" });
}
