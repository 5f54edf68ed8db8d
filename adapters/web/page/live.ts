import type { ClockShown, Shown } from "../wire.ts";
import { api } from "./api.ts";
import { byId } from "./dom.ts";
import type { Store } from "./state.ts";

/** Keeps one event stream open for whoever looks at the page. The browser reconnects by itself. */
export function startLive(store: Store) {
  let stream: EventSource | undefined;
  const banner = byId("offline");

  function listen() {
    stream?.close();
    const { viewer, cursor } = store.state;
    stream = api.events(viewer.userId, cursor);
    stream.addEventListener("post", (event) => store.receive(JSON.parse(event.data) as Shown));
    stream.addEventListener("clock", (event) =>
      store.setClock(JSON.parse(event.data) as ClockShown),
    );
    stream.addEventListener("open", () => banner.toggleAttribute("hidden", true));
    stream.addEventListener("error", () => {
      banner.toggleAttribute("hidden", false);
      if (stream?.readyState === EventSource.CLOSED) setTimeout(listen, 2_000);
    });
  }

  store.on("viewer", listen);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && store.conversation) store.lookAgain();
  });
}
