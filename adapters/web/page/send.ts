import type { Done, Shown } from "../wire.ts";
import { api, newNonce } from "./api.ts";
import type { FormPlace, OpenForm } from "./dialog.ts";
import type { Store } from "./state.ts";
import { toast, wordsOf } from "./toast.ts";

/** Sends what a person says and clicks. A try that failed is repeated under the same name. */
export function createSender(store: Store, openForm: OpenForm) {
  const failed = new Map<string, string>();

  /** The same words in the same place after a failure are the same act, not a second one. */
  async function asOne(what: string, send: (nonce: string) => Promise<Done>): Promise<Done> {
    const nonce = failed.get(what) ?? newNonce();
    failed.set(what, nonce);
    const done = await send(nonce);
    failed.delete(what);
    return done;
  }

  function followUp(done: Done, place: FormPlace) {
    if (done.form) openForm(done.form, place);
  }

  return {
    /** Throws an ApiError when it did not arrive; the caller keeps the words. */
    async say(text: string, thread: number | null) {
      const [as, conversation] = [store.state.viewer.userId, store.conversation];
      const what = JSON.stringify([as, conversation, thread, text]);
      const done = await asOne(what, (nonce) => api.say({ as, nonce, conversation, thread, text }));
      followUp(done, { conversation, thread });
    },

    async click(post: Shown, button: HTMLButtonElement) {
      const { action = "", value = "" } = button.dataset;
      const as = store.state.viewer.userId;
      button.disabled = true;
      button.classList.add("waiting");
      try {
        const what = JSON.stringify([as, post.id, action, value]);
        const done = await asOne(what, (nonce) =>
          api.click({ as, nonce, post: post.id, action, value }),
        );
        followUp(done, { conversation: post.conversation, thread: post.thread });
      } catch (error) {
        toast(wordsOf(error));
      } finally {
        button.disabled = false;
        button.classList.remove("waiting");
      }
    },
  };
}

export type Sender = ReturnType<typeof createSender>;

/** Buttons inside messages, wherever they are shown. */
export function listenForClicks(store: Store, sender: Sender) {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLButtonElement>("button[data-action]");
    const id = Number(button?.closest<HTMLElement>("[data-post]")?.dataset.post);
    const post = store.posts.get(id);
    if (button && post) void sender.click(post, button);
  });
}
