import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import type { Around } from "../../document/around.ts";
import { heading, info, text, warning } from "../../document/blocks.ts";
import { labelOf, labelsOf } from "../../document/labels.ts";
import { namesOf } from "../../document/named.ts";
import { missingIn } from "./coverage.ts";
import { everybody, positionsOf, TAGS, type WorkingGroup } from "./made.ts";
import { askedOf } from "./replies.ts";
import { MISSING, POSITIONS, SCHOOLS, TAG_LABELS } from "./says.ts";

/** The group in one line, who is in it, who is missing, and who has accepted. */
export function showGroup(words: Words, made: WorkingGroup, around: Around): Block[] {
  const missing = missingIn(made);
  const people = everybody(made).length;
  const list = labelsOf(words, MISSING, missing);
  const isWhole = missing.length === 0;
  const title = isWhole
    ? words("working-group.title.complete", { people })
    : words("working-group.title.missing", { people, missing: missing.length });
  return [
    heading(title),
    isWhole
      ? text(words("working-group.text.complete"))
      : warning(words("working-group.text.missing", { missing: list })),
    table(words, made),
    { type: "fields", fields: [...tagFields(words, made), ...stateField(words, made, around)] },
    ...declined(words, made, around),
    ...forwards(words, made, around),
    {
      type: "actions",
      actions: [{ id: "plan:new:community-partners", label: words("gap.button.plan") }],
    },
  ];
}

function table(words: Words, { members }: WorkingGroup): Block {
  const rows = members.map(({ position, people, schools, duties }) => [
    labelOf(words, POSITIONS, position),
    namesOf(people) ?? "",
    schools ? labelOf(words, SCHOOLS, schools) : "",
    duties ?? "",
  ]);
  return {
    type: "table",
    caption: words("working-group.table.caption"),
    columns: [
      { label: words("working-group.table.position") },
      { label: words("working-group.table.people") },
      { label: words("working-group.table.schools") },
      { label: words("working-group.table.duties") },
    ],
    rows,
  };
}

const tagFields = (words: Words, { tags }: WorkingGroup) =>
  TAGS.flatMap((tag) => {
    const value = namesOf(tags[tag] ?? []);
    return value ? [{ label: labelOf(words, TAG_LABELS, tag), value }] : [];
  });

function stateField(words: Words, made: WorkingGroup, around: Around) {
  const said = askedOf(made, around).map(({ name, state }) => {
    if (state === "accepted") return words("working-group.state.accepted", { name });
    if (state === "declined") return words("working-group.state.declined", { name });
    return words("working-group.state.waiting", { name });
  });
  if (said.length === 0) return [];
  return [{ label: words("working-group.state.field"), value: said.join("; ") }];
}

const declined = (words: Words, made: WorkingGroup, around: Around): Block[] =>
  askedOf(made, around)
    .filter(({ state }) => state === "declined")
    .map(({ name, roles }) => {
      const said = labelsOf(words, POSITIONS, roles.split(","));
      return warning(words("working-group.state.declined-note", { name, roles: said }));
    });

/** For those who can't be written to from here: a text for somebody to send. */
function forwards(words: Words, { members }: WorkingGroup, around: Around): Block[] {
  const outside = everybody({ members, tags: {} }).filter(({ id }) => id === undefined);
  if (outside.length === 0) return [];
  const district = around.district?.name ?? "";
  const texts = outside.map((person) => {
    const roles = labelsOf(words, POSITIONS, positionsOf(members, { name: person.name }));
    return `${person.name}: ${words("working-group.forward.text", { district, roles })}`;
  });
  return [
    info(words("working-group.forward.intro", { names: outside.length })),
    ...texts.map(text),
  ];
}
