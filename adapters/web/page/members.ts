import type { Member } from "../wire.ts";
import { walkWithArrows } from "./arrows.ts";
import { avatar, byId, h, icon } from "./dom.ts";
import { createPopover } from "./popover.ts";
import type { Store } from "./state.ts";
import { toast, wordsOf } from "./toast.ts";

const place = (zone: string) => zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;

/** Who one acts as. Everyone sees only what that member may see. */
export function startMembers(store: Store) {
  const button = byId<HTMLButtonElement>("me");
  const panel = byId("members");
  const list = byId("member-list");
  const popover = createPopover(button, panel);
  walkWithArrows(list, "button");

  async function become(userId: string) {
    popover.close();
    await store.become(userId).catch((error) => toast(wordsOf(error)));
  }

  const described = (member: Member) =>
    h(
      "span",
      { class: "who" },
      h("b", {}, member.name),
      h("span", {}, member.title),
      h("span", { class: "zone" }, `${place(member.zone)} time`),
    );

  function option(member: Member) {
    const me = member.userId === store.state.viewer.userId;
    return h(
      "button",
      {
        type: "button",
        class: "member",
        role: "option",
        "aria-selected": me ? "true" : "false",
        "data-member": member.userId,
        onclick: () => void become(member.userId),
      },
      avatar(member.name),
      described(member),
      me && icon("check"),
    );
  }

  store.on("viewer", () => {
    const { viewer, members } = store.state;
    button.replaceChildren(avatar(viewer.name), described(viewer), icon("swap"));
    button.setAttribute(
      "aria-label",
      `You act as ${viewer.name}, ${viewer.title}. Act as someone else`,
    );
    list.replaceChildren(...members.map(option));
  });
}
