import type { Incoming } from "./incoming.ts";

/**
 * Shows a person's page anew after they did something on it, once that is kept, so that the page
 * never tells what is over. A failure costs nothing but that: it comes right when the page is opened.
 */
export function withFreshPages<T extends { status: string }>(
  receive: (incoming: Incoming) => Promise<T>,
  report: (error: unknown) => void,
) {
  return async (incoming: Incoming): Promise<T> => {
    const received = await receive(incoming);
    const { id, sentAt, from, page } = incoming;
    if (page && received.status === "applied")
      await receive({ id: `${id}:page`, sentAt, from, at: page, type: "opened" }).catch(report);
    return received;
  };
}
