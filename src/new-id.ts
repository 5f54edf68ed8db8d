import { randomBytes } from "node:crypto";

/** 128 bits from a secure source, as 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString("hex");
