import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** One open connection, from the server's side. */
export interface Wire {
  send(text: string): void;
  close(): void;
  destroy(): void;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Takes an upgrade and speaks as much of RFC 6455 as Slack's socket does: whole text frames, ping, close. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  onText: (text: string) => void,
  onClose: () => void,
): Wire {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  const write = (opcode: number, body: Buffer) => {
    if (socket.writable) socket.write(frame(opcode, body));
  };
  socket.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let next = readFrame(rest); next; next = readFrame(rest)) {
      rest = rest.subarray(next.size);
      if (next.opcode === TEXT) onText(next.body.toString());
      if (next.opcode === PING) write(PONG, next.body);
      if (next.opcode === CLOSE) {
        write(CLOSE, next.body);
        socket.end();
      }
    }
  });
  socket.on("close", onClose);
  socket.on("error", () => socket.destroy());
  return {
    send: (text) => write(TEXT, Buffer.from(text)),
    close: () => write(CLOSE, Buffer.from([3, 232])),
    destroy: () => socket.destroy(),
  };
}

function frame(opcode: number, body: Buffer): Buffer {
  const { length } = body;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), body]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, body]);
}

/** The first whole frame in `bytes`; undefined while it is not all there. */
function readFrame(bytes: Buffer): { opcode: number; body: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head + 4) return undefined;
  const length =
    short === 126
      ? bytes.readUInt16BE(2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(2))
        : short;
  const size = head + 4 + length;
  if (bytes.length < size) return undefined;
  const mask = bytes.subarray(head, head + 4);
  const body = Buffer.from(bytes.subarray(head + 4, size));
  for (let at = 0; at < body.length; at++) body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return { opcode: bytes.readUInt8(0) & 0x0f, body, size };
}
