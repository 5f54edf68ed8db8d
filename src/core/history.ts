import type { Reply } from "./reply.ts";

/** One message as the playground page shows it. A person's words have no `reply`. */
export interface Post {
  id: number;
  conversation: string;
  /** The post that this one answers in a thread; null at the top level. */
  thread: number | null;
  /** The user id of who wrote it; null for the bot. */
  author: string | null;
  /** The only user who may see it; null when everybody in the conversation may. */
  privateTo: string | null;
  text: string;
  reply: Reply | null;
  at: Date;
  editedAt: Date | null;
}

/** How far a reader has come: the newest post and the newest edit they were shown. */
export interface Cursor {
  id: number;
  editedAt: Date;
}

/** The conversations of the playground, kept so that a reload or a restart loses nothing. */
export interface History {
  /** Keeps a post and tells its id. The same `deliveryId` again is kept once: same id back. */
  add(post: Omit<Post, "id">, deliveryId?: number): Promise<number>;
  /** Overwrites what a post says, in place. An unknown id is left alone. */
  replace(id: number, reply: Reply, at: Date): Promise<void>;
  /** The newest `limit` posts this viewer may see, threads included, oldest first. */
  list(conversation: string, viewerUserId: string, limit: number): Promise<Post[]>;
  /**
   * Posts of any conversation that this viewer may see and that were added after, or edited
   * at or after, the cursor; lowest id first. An edit at exactly `editedAt` is repeated
   * rather than missed.
   */
  changedSince(cursor: Cursor, viewerUserId: string): Promise<Post[]>;
  get(id: number): Promise<Post | undefined>;
}
