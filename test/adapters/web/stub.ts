import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { createCanvas } from "@napi-rs/canvas";
import express from "express";
import type { Receive } from "../../../adapters/adapter.ts";
import { renderSlack } from "../../../adapters/slack/render.ts";
import { renderTeams } from "../../../adapters/teams/render.ts";
import { createWeb } from "../../../adapters/web/adapter.ts";
import { createPosts } from "../../../db/posts.ts";
import { openSqlite } from "../../../db/sqlite.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { Delivery } from "../../../src/core/ports.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { everyBlock } from "../replies.ts";

const MEMBERS = [
  {
    userId: "ana",
    name: "Ana Lopez",
    title: "District lead · Alder Falls",
    zone: "America/Chicago",
  },
  { userId: "raj", name: "Raj Patel", title: "District lead · Birch Valley", zone: "Asia/Kolkata" },
  { userId: "pat", name: "Pat Morgan", title: "Facilitator", zone: "America/Chicago" },
];

const CHANNELS = [
  { conversation: "riverbend", name: "riverbend-cohort", purpose: "Everyone in the cohort" },
  { conversation: "alder-team", name: "alder-falls-team", purpose: "Alder Falls" },
];

const COMMANDS = ["gap", "ratio", "plan", "my", "try", "jot", "brief", "digest", "help"].map(
  (name) => ({
    name,
    usage: `${name} …`,
    summary: `What ${name} does, in one short line`,
    example: `${name} new`,
  }),
);

const FORM: Form = {
  id: "stub:form",
  title: "Students who need help",
  submit: "Save",
  intro: "Counts only, never names. Your district sees this; the cohort does not.",
  fields: [
    {
      ...{ id: "enrolment", label: "Students enrolled", type: "number", section: "The number" },
      hint: "For example 8,400",
    },
    {
      ...{ id: "source", label: "Where the number comes from", type: "text" },
      ...{ optional: true, section: "The number" },
    },
    {
      section: "Your district",
      id: "setting",
      label: "Setting",
      type: "choice",
      choices: [
        { value: "urban", label: "Urban" },
        { value: "rural", label: "Rural" },
      ],
    },
    { id: "by", label: "Counted on", type: "date", optional: true },
    { id: "note", label: "Anything else", type: "longtext", optional: true },
  ],
};

/** The playground over real SQLite and real HTTP, with a bot that knows a handful of words. */
export async function startPlayground(port = 0) {
  const dialect = await openSqlite(":memory:");
  const history = createPosts(dialect);
  let now = new Date("2027-03-03T15:00:00Z");
  const clock = {
    now: () => now,
    moveTo: async (at: Date) => {
      now = at;
    },
  };
  const logged: object[] = [];
  const { adapter, routes } = createWeb({
    history,
    clock,
    directory: {
      cohort: async () => "Riverbend Cohort",
      members: async () => MEMBERS,
      channels: async (userId) => (userId === "ana" ? CHANNELS : CHANNELS.slice(0, 1)),
    },
    commands: COMMANDS,
    previews: { slack: renderSlack, teams: renderTeams },
    drawChart: async () => drawSomething(),
    newId: randomUUID,
    log: { error: (facts) => logged.push(facts) },
  });
  const { receive, received, deliver } = createStubBot(adapter.deliver);
  await adapter.start(receive);
  const server = express().use(routes).listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port: bound } = server.address() as AddressInfo;
  async function stop() {
    await adapter.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await dialect.close();
  }
  return {
    url: `http://127.0.0.1:${bound}`,
    history,
    clock,
    received,
    deliver,
    adapter,
    logged,
    stop,
  };
}

/** Answers a few words, each with another kind of reply; applies each arrival once. */
function createStubBot(say: (message: Delivery, places: object) => Promise<unknown>) {
  const received: Incoming[] = [];
  const seen = new Set<string>();
  let nextId = 1;

  const deliver = (
    incoming: Pick<Incoming, "at">,
    reply: Reply,
    more: object = {},
    places = {},
  ) => {
    const id = nextId++;
    return say({ id, cause: `c${id}`, attempt: 1, to: incoming.at, reply, ...more }, places);
  };

  const receive: Receive = async (incoming) => {
    if (seen.has(incoming.id)) return { status: "duplicate", refused: false };
    if (incoming.type === "message" && incoming.text === "boom") throw new Error("boom");
    seen.add(incoming.id);
    received.push(incoming);
    if (incoming.type === "submit") return submit(incoming);
    const text =
      incoming.type === "message"
        ? incoming.text
        : incoming.type === "command"
          ? incoming.name
          : "click";
    if (text === "form") return { status: "applied", refused: false, form: FORM };
    const privateTo = incoming.from.userId;
    if (text === "secret") await deliver(incoming, { text: "Only for you." }, { privateTo });
    else if (text === "everything") await deliver(incoming, everyBlock);
    else if (incoming.type !== "message" || incoming.direct || incoming.mentioned)
      await deliver(incoming, { text: `You said ${text}.`, data: { type: "echo" } });
    return { status: "applied", refused: false };
  };

  async function submit(incoming: Incoming & { type: "submit" }) {
    const wrong = !/^\d+$/.test(incoming.values.enrolment ?? "");
    const errors = { enrolment: "Write a whole number, like 8400." };
    if (wrong) return { status: "applied" as const, refused: true, form: { ...FORM, errors } };
    await deliver(incoming, { text: `Saved ${incoming.values.enrolment} students.` });
    return { status: "applied" as const, refused: false };
  }

  return { receive, received, deliver };
}

function drawSomething(): Buffer {
  const canvas = createCanvas(1120, 560);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, 1120, 560);
  pen.fillStyle = "#3c6e71";
  for (const [i, height] of [310, 420, 505].entries())
    pen.fillRect(160 + i * 300, 540 - height, 180, height);
  return canvas.toBuffer("image/png");
}
