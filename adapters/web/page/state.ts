import type { ClockShown, Shown, State } from "../wire.ts";
import { api } from "./api.ts";
import { kept } from "./kept.ts";

interface Events {
  /** Another member looks at the page, or it was opened. */
  viewer: undefined;
  /** Another conversation is open, and its posts are there. */
  conversation: undefined;
  /** A post of the open conversation is new or has changed. */
  post: Shown;
  /** The thread that is open beside has changed. */
  thread: undefined;
  unread: undefined;
  clock: undefined;
}

type Hear<K extends keyof Events> = (value: Events[K]) => void;

/** Everything the page knows. Parts of the page listen for what concerns them. */
export function createStore() {
  const hearers: { [K in keyof Events]: Set<Hear<K>> } = {
    viewer: new Set(),
    conversation: new Set(),
    post: new Set(),
    thread: new Set(),
    unread: new Set(),
    clock: new Set(),
  };
  const posts = new Map<number, Shown>();
  let state: State;
  let conversation = "";
  let thread: number | null = null;
  let seen: Record<string, number> = {};

  const emit = <K extends keyof Events>(event: K, value: Events[K]) => {
    for (const hear of hearers[event]) hear(value);
  };

  function markSeen(place: string) {
    seen = { ...seen, [place]: state.newest[place] ?? 0 };
    kept.keepSeen(state.viewer.userId, seen);
    emit("unread", undefined);
  }

  return {
    get state() {
      return state;
    },
    get conversation() {
      return conversation;
    },
    get thread() {
      return thread;
    },
    posts,
    on<K extends keyof Events>(event: K, hear: Hear<K>) {
      hearers[event].add(hear);
    },
    isDirect: () => conversation === state.direct,
    isUnread: (place: string) => (state.newest[place] ?? 0) > (seen[place] ?? 0),

    /** Looks at the cohort as that member; an unknown one becomes the first there is. */
    async become(userId: string) {
      state = await api.state(userId);
      kept.keepViewer(state.viewer.userId);
      seen = kept.seen(state.viewer.userId) ?? { ...state.newest };
      thread = null;
      emit("viewer", undefined);
      const places = [state.direct, ...state.channels.map((channel) => channel.conversation)];
      const last = kept.place(state.viewer.userId);
      await this.open(places.includes(last) ? last : state.direct);
    },

    async open(place: string) {
      const viewer = state.viewer.userId;
      const answer = await api.messages(viewer, place);
      if (viewer !== state.viewer.userId) return; // someone else looks by now
      conversation = place;
      thread = null;
      posts.clear();
      for (const post of answer.posts) posts.set(post.id, post);
      kept.keepPlace(viewer, place);
      markSeen(place);
      emit("conversation", undefined);
      emit("thread", undefined);
    },

    openThread(id: number | null) {
      thread = id;
      emit("thread", undefined);
    },

    /** A post from the event stream, perhaps one already known. */
    receive(post: Shown) {
      const newest = Math.max(state.newest[post.conversation] ?? 0, post.id);
      state.newest = { ...state.newest, [post.conversation]: newest };
      if (post.conversation !== conversation) return emit("unread", undefined);
      posts.set(post.id, { ...post, replies: posts.get(post.id)?.replies ?? post.replies });
      if (post.thread !== null) countReplies(post.thread);
      if (document.visibilityState === "visible") markSeen(conversation);
      else emit("unread", undefined);
      emit("post", posts.get(post.id) ?? post);
    },

    setClock(clock: ClockShown) {
      state.clock = clock;
      emit("clock", undefined);
    },
    lookAgain: () => markSeen(conversation),
  };

  function countReplies(id: number) {
    const top = posts.get(id);
    if (!top) return;
    const replies = [...posts.values()].filter((post) => post.thread === id).length;
    const counted = { ...top, replies: Math.max(top.replies, replies) };
    posts.set(id, counted);
    emit("post", counted);
  }
}

export type Store = ReturnType<typeof createStore>;
