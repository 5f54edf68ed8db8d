import { z } from "zod";
import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import type { Answers, Cells } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { asNumber, asText, numberOf, rowsOf } from "../../given.ts";
import { eachTier, MOST_TIERS, tiersOf, USUAL_TIERS } from "../../map/tiers.ts";
import { roleName } from "../role-words.ts";
import { staffingShape } from "../shape.ts";
import { flagsOf, matrixOf, type TierFlag, type TierRole, usualRoles } from "./matrix.ts";

/** What a document of kind "tier-roles" holds. */
export interface TierRoles {
  tiers: number;
  roles: TierRole[];
}

const tierRolesShape: z.ZodType<TierRoles> = z.object({
  tiers: z.number(),
  roles: z.array(
    z.object({ tier: z.number(), who: z.string(), from: z.string(), part: z.string() }),
  ),
});

/** Who leads and who supports in each tier: a matrix that shows where nobody is. */
export function tierRolesTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<TierRoles>(
    {
      name: "tier-roles",
      shape: tierRolesShape,
      prefill: (around) => prefill(words, around),
      check: ({ id }, answers) => faultAt(words, id, answers),
      make(answers) {
        const fault = faultAt(words, "tiers", answers) ?? faultAt(words, "roles", answers);
        if (fault) throw new UserError(fault, { field: "roles" });
        return {
          tiers: numberOf(answers, "tiers") ?? USUAL_TIERS,
          roles: rowsOf(answers, "roles").map(roleOf),
        };
      },
      show: (made) => show(words, made),
      facts: ({ tiers, roles }) => ({ tiers, roles: roles.length, flags: flagsOf(tiers, roles) }),
    },
    deps,
  );
}

const roleOf = (row: Cells): TierRole => ({
  tier: asNumber(row.tier) ?? 0,
  who: asText(row.who) ?? "",
  from: asText(row.from) ?? "",
  part: asText(row.part) ?? "",
});

/** The usual split, with the school's own roles where the staffing document names them. */
function prefill(words: Words, around: Around): Answers {
  const tiers = tiersOf(around);
  const staff = around.latest("staffing", staffingShape)?.made.roles ?? [];
  const known = staff.filter(({ fte }) => (fte ?? 0) > 0).map(({ role }) => roleName(words, role));
  const school = known.length > 0 ? known.join(", ") : words("tier-roles.usual.school");
  const usual = usualRoles(tiers, { school, community: words("tier-roles.usual.community") });
  const rows = usual.map((one): Cells => ({ ...one }));
  return { tiers: { value: tiers }, roles: { value: { rows }, suggested: true } };
}

function faultAt(words: Words, step: string, answers: Answers): string | undefined {
  const tiers = numberOf(answers, "tiers") ?? USUAL_TIERS;
  if (step === "tiers" && (tiers < 1 || tiers > MOST_TIERS))
    return words("tier-roles.wrong.tiers", { most: MOST_TIERS });
  if (step !== "roles") return undefined;
  const wrong = rowsOf(answers, "roles").find(({ tier }) => !isTier(asNumber(tier), tiers));
  return wrong && words("tier-roles.wrong.tier", { tier: asNumber(wrong.tier) ?? 0, tiers });
}

/** True for 1 … n. */
const isTier = (tier: number | undefined, tiers: number) =>
  tier !== undefined && tier >= 1 && tier <= tiers;

function show(words: Words, { tiers, roles }: TierRoles): Block[] {
  const flags = flagsOf(tiers, roles);
  const empty = flags.filter(({ type }) => type === "nobody").map(({ tier }) => tier);
  const heading =
    empty.length > 0
      ? words("tier-roles.heading.empty", { tiers: empty.join(", "), count: empty.length })
      : words("tier-roles.heading.all", { tiers });
  const rows = matrixOf(tiers, roles).map(({ who, parts }) => [
    who,
    ...parts.map((part) => part.map((one) => partName(words, one)).join(", ") || "–"),
  ]);
  return [
    { type: "heading", text: heading },
    { type: "text", text: words("tier-roles.rule") },
    {
      type: "table",
      caption: words("tier-roles.table"),
      columns: [
        { label: words("tier-roles.who") },
        ...eachTier(tiers).map((tier) => ({ label: words("tier-roles.tier", { tier }) })),
      ],
      rows,
    },
    ...flags.map((flag): Block => ({ type: "notice", level: "warning", text: say(words, flag) })),
  ];
}

function partName(words: Words, part: string): string {
  if (part === "leads") return words("tier-roles.leads");
  return part === "supports" ? words("tier-roles.supports") : part;
}

function say(words: Words, { type, tier }: TierFlag): string {
  switch (type) {
    case "nobody":
      return words("tier-roles.flag.nobody", { tier });
    case "no-lead":
      return words("tier-roles.flag.no-lead", { tier });
    case "no-school":
      return words("tier-roles.flag.no-school", { tier });
    case "community-leads-all":
      return words("tier-roles.flag.community-leads-all");
  }
}
