import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import type { CallSlack } from "../deps.ts";
import type { FormPlace } from "./metadata.ts";
import { renderView } from "./render-view.ts";

/** A click or a slash command is good for one modal, for 3 s (docs: trigger_id). */
const PATIENCE_MS = 2_500;

export interface FormToOpen {
  tenant: string;
  triggerId: string;
  form: Form;
  /** Where it was asked for, and where its answer belongs. */
  at: FormPlace;
}

/**
 * Opens forms with the live click, once and at once: never through the outbox, never again. Resolves
 * with a code where Slack did not say that it is open: then the person is to be told to press again.
 * Throws only where the form itself cannot be shown.
 */
export function createOpener(deps: { call: CallSlack; words: Words }) {
  return async ({ tenant, triggerId, form, at }: FormToOpen): Promise<string | undefined> => {
    const view = renderView(deps.words, form, at);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve("no_answer_in_time"), PATIENCE_MS);
    });
    const opening = deps.call(tenant, "views.open", { trigger_id: triggerId, view });
    try {
      return await Promise.race([opening.then(() => undefined), late]);
    } catch (error) {
      // Its message is one of Slack's codes, or the network's.
      return error instanceof DeliveryError ? error.message : "unexpected";
    } finally {
      clearTimeout(timer);
    }
  };
}
