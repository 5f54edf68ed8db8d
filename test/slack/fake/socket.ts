import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Method } from "./call.ts";
import { acceptWebSocket, type Wire } from "./web-socket.ts";
import type { World } from "./world.ts";

/** What came back for a frame. */
interface Ack {
  envelope_id: string;
  payload?: unknown;
}

/** Socket Mode: an address for each connection, hello, envelopes and their acknowledgements. */
export function createSocket(world: World) {
  const tickets = new Set<string>();
  const open = new Set<Wire>();
  const acks: Ack[] = [];
  const waiting = new Map<string, (ack: Ack) => void>();
  const arrivals: (() => void)[] = [];

  function heard(frame: string): void {
    const ack = JSON.parse(frame) as Ack;
    if (!ack.envelope_id) return;
    acks.push(ack);
    waiting.get(ack.envelope_id)?.(ack);
  }

  function upgrade(request: IncomingMessage, socket: Duplex): void {
    const ticket = new URL(request.url ?? "/", world.origin).searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) {
      socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      return;
    }
    const wire = acceptWebSocket(request, socket, heard, () => open.delete(wire));
    open.add(wire);
    const connection_info = { app_id: "A1" };
    wire.send(JSON.stringify({ type: "hello", num_connections: open.size, connection_info }));
    for (const arrived of arrivals.splice(0)) arrived();
  }

  const methods: Record<string, Method> = {
    "apps.connections.open": () => {
      const ticket = world.id("ticket-");
      tickets.add(ticket);
      return { url: `${world.origin.replace("http", "ws")}/link/?ticket=${ticket}` };
    },
  };

  const newest = (): Wire => {
    const wire = [...open].at(-1);
    if (!wire) throw new Error("nothing is connected to the fake's Socket Mode");
    return wire;
  };

  const stage = {
    acks,
    connections: () => open.size,
    /** Resolves when there is a connection. */
    connected: () =>
      open.size > 0
        ? Promise.resolve()
        : new Promise<void>((resolve) => void arrivals.push(resolve)),
    /** Sends an envelope over the newest connection; resolves with its acknowledgement. */
    send(
      type: string,
      payload: object,
      more: { retry_attempt?: number; retry_reason?: string } = {},
    ) {
      const envelope_id = world.id("envelope-");
      const answered = new Promise<Ack>((resolve) => waiting.set(envelope_id, resolve));
      const frame = { envelope_id, type, payload, accepts_response_payload: type !== "events_api" };
      newest().send(JSON.stringify({ ...frame, ...more }));
      return answered;
    },
    /** Says that the connection is about to be refreshed or that Socket Mode is off, and closes it. */
    disconnect(
      reason: "warning" | "refresh_requested" | "link_disabled" = "refresh_requested",
    ): void {
      const wire = newest();
      wire.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "fake" } }));
      if (reason === "warning") return;
      open.delete(wire);
      wire.close();
    },
    /** Destroys every connection without a word. */
    cut(): void {
      const all = [...open];
      open.clear();
      for (const wire of all) wire.destroy();
    },
  };
  return { methods, upgrade, stage, close: stage.cut };
}
