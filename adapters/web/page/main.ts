import { startClock } from "./clock.ts";
import { startMainComposer } from "./composer.ts";
import { createDialog } from "./dialog.ts";
import { byId } from "./dom.ts";
import { kept } from "./kept.ts";
import { startLive } from "./live.ts";
import { startMembers } from "./members.ts";
import { startMessages } from "./messages.ts";
import type { PostTools } from "./post.ts";
import { startPreview } from "./preview.ts";
import { startRail } from "./rail.ts";
import { createSender, listenForClicks } from "./send.ts";
import { createStore } from "./state.ts";
import { startTheme } from "./theme.ts";
import { startThread } from "./thread.ts";
import { wordsOf } from "./toast.ts";

const store = createStore();
const sender = createSender(store, createDialog(store));
const openPreview = startPreview(store);
const tools: PostTools = {
  openThread: (post) => store.openThread(post.id),
  preview: (post) => void openPreview(post),
};

startTheme();
startRail(store);
startMembers(store);
startClock(store);
const composer = startMainComposer(store, sender);
startMessages(store, tools, (text) => void composer.send(text));
startThread(store, tools, sender);
startLive(store);
listenForClicks(store, sender);

byId("commands").addEventListener("click", () => {
  const box = byId<HTMLTextAreaElement>("say");
  if (box.value.trim() === "") box.value = "/";
  box.focus();
  box.dispatchEvent(new Event("input"));
});

/** Until the server answers there is nothing to show; it may just be starting. */
async function begin() {
  try {
    await store.become(kept.viewer());
    document.body.classList.add("ready");
    byId("say").focus();
  } catch (error) {
    byId("title").textContent = wordsOf(error);
    setTimeout(() => void begin(), 2_000);
  }
}
void begin();
