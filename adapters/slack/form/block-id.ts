import { JOINTS, type Joint } from "./long-text.ts";

/** Every input's action id: a block holds one input, so its block id says all. */
export const INPUT = "input";

/** Names the input of a field; the second and later pieces of a long text say how they are joined. */
export const blockIdOf = (field: string, piece = 0, joint: Joint = "j") =>
  piece === 0 ? `field:${field}` : `field:${field}#${piece}${joint}`;

/** Which field, and which piece of it, a block is for; undefined for any other block. */
export function readBlockId(id: string) {
  const [, field, piece, joint] = /^field:(.+?)(?:#(\d+)([nsj]))?$/s.exec(id) ?? [];
  if (field === undefined) return undefined;
  return { field, piece: Number(piece ?? 0), before: isJoint(joint) ? JOINTS[joint] : "" };
}

const isJoint = (letter: string | undefined): letter is Joint =>
  letter !== undefined && Object.hasOwn(JOINTS, letter);
