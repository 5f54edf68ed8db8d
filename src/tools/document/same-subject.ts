const plain = (subject: string | null | undefined) =>
  subject?.trim().replace(/\s+/g, " ").toLowerCase() ?? null;

/** Whether two documents are about the same, however somebody typed its name: "Oak Center" and "oak  center". */
export const sameSubject = (one: string | null | undefined, other: string | null | undefined) =>
  plain(one) === plain(other);
