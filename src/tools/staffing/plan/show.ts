import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showCount, showDate } from "../../../core/show.ts";
import { labelOf } from "../../document/labels.ts";
import { stepsTable } from "../owned-steps.ts";
import { roleName, showFte } from "../role-words.ts";
import type { Beside } from "./need-beside.ts";
import type { StaffingPlan } from "./shape.ts";

const WAYS: Record<string, string> = {
  hire: "staffing-plan.way.hire",
  retain: "staffing-plan.way.retain",
  grow: "staffing-plan.way.grow",
  augment: "staffing-plan.way.augment",
};

const FIT: Record<string, string> = {
  "fits-data": "staffing-plan.fit.fits-data",
  adds: "staffing-plan.fit.adds",
  "shared-goals": "staffing-plan.fit.shared-goals",
  necessary: "staffing-plan.fit.necessary",
};

/** "School psychologists 4.4 FTE, …"; undefined where nothing is known to be short. */
export function gapsInWords(
  words: Words,
  { roles }: Beside,
  show: (fte: number) => string,
): string | undefined {
  const short = roles.flatMap(({ role, gap }) =>
    gap !== null && gap > 0 ? [`${roleName(words, role)} ${show(gap)} FTE`] : [],
  );
  return short.length > 0 ? short.join(", ") : undefined;
}

/** The plan for staff as a leader reads it: the need beside the staff, the four ways, the partner's fit, the steps. */
export function showPlan(words: Words, made: StaffingPlan): Block[] {
  const { ways, steps, review } = made;
  const fields = Object.entries(ways).map(([way, value]) => ({
    label: labelOf(words, WAYS, way),
    value,
  }));
  const caption = words("staffing-plan.steps");
  return [
    { type: "heading", text: headingOf(words, made) },
    { type: "text", text: besideInWords(words, made.beside) },
    ...(fields.length > 0 ? [{ type: "fields" as const, fields }] : []),
    ...fitOf(words, made),
    ...(review
      ? [
          {
            type: "text" as const,
            text: words("staffing-plan.looks", { day: showDate(review.on) }),
          },
        ]
      : []),
    ...(steps.length > 0 ? [stepsTable(words, caption, steps)] : []),
    ...ownerless(words, made),
  ];
}

function headingOf(words: Words, { beside, steps }: StaffingPlan): string {
  const gaps = gapsInWords(words, beside, (fte) => showFte(words, fte));
  if (gaps === undefined) return words("staffing-plan.heading.plain", { steps: steps.length });
  return words("staffing-plan.heading.short", { gaps, steps: steps.length });
}

/** How many students go without care, beside how many people work with them. */
function besideInWords(words: Words, { unaddressed, fte, perFte }: Beside): string {
  const range = (of: { low: number; high: number }, digits = 0) =>
    of.low === of.high
      ? showCount(of.low, digits)
      : words("staffing-plan.range", {
          low: showCount(of.low, digits),
          high: showCount(of.high, digits),
        });
  if (!unaddressed && fte === null) return words("staffing-plan.beside.neither");
  if (!unaddressed) return words("staffing-plan.beside.no-need", { fte: showFte(words, fte) });
  const students = range(unaddressed);
  if (fte === null) return words("staffing-plan.beside.no-staff", { students });
  if (!perFte) return words("staffing-plan.beside.nobody", { students });
  const per = range(perFte, 1);
  return words("staffing-plan.beside.both", { students, fte: showFte(words, fte), per });
}

function fitOf(words: Words, { fit, partner }: StaffingPlan): Block[] {
  if (fit === null) return [];
  const name = partner ?? words("staffing-plan.the-partner");
  const open = Object.keys(FIT).filter((check) => !fit.includes(check));
  if (open.length === 0) {
    const text = words("staffing-plan.fits", { partner: name });
    return [{ type: "notice", level: "success", text }];
  }
  const list = open.map((check) => labelOf(words, FIT, check)).join("; ");
  const text = words("staffing-plan.fit-open", { partner: name, list });
  return [{ type: "notice", level: "warning", text }];
}

function ownerless(words: Words, { steps }: StaffingPlan): Block[] {
  const count = steps.filter(({ owner, by }) => owner === null || by === null).length;
  if (count === 0) return [];
  const text = words("staffing-plan.ownerless", { count });
  return [{ type: "notice", level: "warning", text }];
}
