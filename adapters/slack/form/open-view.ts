import type { Form } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import type { CallSlack } from "../deps.ts";
import type { FormPlace } from "./metadata.ts";
import { renderView } from "./render-view.ts";

/** A click or a slash command is good for one modal, for 3 s (docs: trigger_id). */
const PATIENCE_MS = 2_500;

/** `expired`: the click was too old, or used. `failed`: Slack did not say that it is open. */
export type Opened = "opened" | "expired" | "failed";

export interface FormToOpen {
  tenant: string;
  triggerId: string;
  form: Form;
  /** Where it was asked for, and where its answer belongs. */
  at: FormPlace;
  /** It was asked for inside a modal, which stays underneath. */
  over?: boolean;
}

const EXPIRED = ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"];

/**
 * Opens forms with the live click, once and at once: never through the outbox, never again. When it
 * did not work the person has to be told to press again; this never throws.
 */
export function createOpener(deps: { call: CallSlack; words: Words }) {
  return async ({ tenant, triggerId, form, at, over = false }: FormToOpen): Promise<Opened> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Opened>((resolve) => {
      timer = setTimeout(() => resolve("failed"), PATIENCE_MS);
    });
    const opening = async (): Promise<Opened> => {
      const view = renderView(deps.words, form, at);
      await deps.call(tenant, over ? "views.push" : "views.open", { trigger_id: triggerId, view });
      return "opened";
    };
    try {
      return await Promise.race([opening(), late]);
    } catch (error) {
      const code = error instanceof Error ? error.message : "";
      return EXPIRED.some((one) => code.includes(one)) ? "expired" : "failed";
    } finally {
      clearTimeout(timer);
    }
  };
}
