import { h, icon } from "./dom.ts";
import type { Store } from "./state.ts";

const JOBS = [
  {
    says: "gap",
    name: "Estimate a need gap",
    about: "Who needs help, who gets it, and how many do not. About four minutes.",
    icon: "list",
  },
  {
    says: "plan new community-partners",
    name: "Put dates on a plan",
    about: "Fifteen steps to work with community partners, each with an owner.",
    icon: "calendar",
  },
  {
    says: "try",
    name: "Commit to a small test",
    about: "A question, a prediction, and the day you will stop and look.",
    icon: "flask",
  },
  {
    says: "digest preview",
    name: "Read the cohort’s digest",
    about: "What the cohort measured, as a table and a chart.",
    icon: "chart",
  },
];

/** What an empty conversation shows: the four jobs to try with Cohort, or how to call it in a channel. */
export function drawStarter(store: Store, send: (text: string) => void): HTMLElement {
  if (!store.isDirect()) return quietChannel(send);
  const first = store.state.viewer.name.split(" ")[0] ?? "";
  const cards = JOBS.map(({ says, name, about, icon: sign }) =>
    h(
      "button",
      { type: "button", class: "job", "data-says": says, onclick: () => send(says) },
      h("span", { class: "sign" }, icon(sign)),
      h("b", {}, name),
      h("span", {}, about),
      h("code", {}, says),
    ),
  );
  return h(
    "section",
    { class: "starter", "aria-label": "What to try first" },
    h("img", { src: "/playground/page/mark.svg", alt: "", width: "56", height: "56" }),
    h("h2", {}, `Hello ${first}. What would you like to try first?`),
    h(
      "p",
      {},
      "Press one, or type the words under it. Everyone here is made up; you can act as any of them.",
    ),
    h("div", { class: "jobs" }, ...cards),
    h(
      "p",
      { class: "quiet" },
      "Or type ",
      h("code", {}, "help"),
      " to see everything Cohort can do.",
    ),
  );
}

function quietChannel(send: (text: string) => void): HTMLElement {
  const says = "@Cohort help";
  return h(
    "section",
    { class: "starter", "aria-label": "What to try first" },
    h("h2", {}, "Nothing has been said here yet"),
    h(
      "p",
      {},
      "Cohort answers here when you start with ",
      h("code", {}, "@Cohort"),
      " or ",
      h("code", {}, "/cohort"),
      ", and only you see the answer.",
    ),
    h(
      "button",
      { type: "button", class: "action", "data-says": says, onclick: () => send(says) },
      `Say “${says}”`,
    ),
  );
}
