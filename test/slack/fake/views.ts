import { checkedView } from "./check.ts";
import { reached, workspaceOf } from "./rooms.ts";
import type { SlackView } from "./shapes.ts";
import {
  type Answer,
  type Args,
  type OpenView,
  SlackRefusal,
  type Token,
  text,
  type Workspace,
  type World,
} from "./world.ts";

const MOST_STACKED = 3;

/** views.*: modals, which need a fresh trigger, and the App Home. */
export function createViews(world: World) {
  /** Who clicked; a trigger works once, and for three seconds. */
  function spend(caller: Token, id: unknown): { workspace: Workspace; user: string } {
    const trigger = world.triggers.get(text(id));
    const workspace = reached(world, caller).find(({ team }) => team === trigger?.tenant);
    if (!trigger || !workspace) throw new SlackRefusal("invalid_trigger_id");
    if (trigger.used) throw new SlackRefusal("exchanged_trigger_id");
    if (world.now().getTime() > trigger.until) throw new SlackRefusal("expired_trigger_id");
    trigger.used = true;
    return { workspace, user: trigger.user };
  }

  const show = (workspace: Workspace, user: string, view: SlackView, under?: OpenView) => {
    const id = world.id("V");
    const opened: OpenView = {
      ...{ id, user, view, hash: world.id("h") },
      root: under?.root ?? id,
      ...(under && { previous: under.id }),
    };
    const stack = under ? (workspace.modals.get(user) ?? []) : [];
    workspace.modals.set(user, [...stack, opened]);
    return opened;
  };

  return {
    "views.open"(caller: Token, args: Args): Answer {
      const view = checkedView(args, "modal");
      const { workspace, user } = spend(caller, args.trigger_id);
      return { view: asAnswer(workspace, show(workspace, user, view)) };
    },

    "views.push"(caller: Token, args: Args): Answer {
      const view = checkedView(args, "modal");
      const { workspace, user } = spend(caller, args.trigger_id);
      const stack = workspace.modals.get(user) ?? [];
      if (stack.length >= MOST_STACKED) throw new SlackRefusal("push_limit_reached");
      return { view: asAnswer(workspace, show(workspace, user, view, stack.at(-1))) };
    },

    "views.update"(caller: Token, args: Args): Answer {
      const all = reached(world, caller).flatMap((workspace) =>
        [...workspace.modals.values(), [...workspace.homes.values()]]
          .flat()
          .map((open) => ({ workspace, open })),
      );
      const wanted = ({ open }: (typeof all)[number]) =>
        args.external_id ? open.view.external_id === args.external_id : open.id === args.view_id;
      const found = all.find(wanted);
      if (!found) throw new SlackRefusal("not_found");
      const { open, workspace } = found;
      const view = checkedView(args, open.view.type === "home" ? "home" : "modal");
      if (args.hash && args.hash !== open.hash) throw new SlackRefusal("hash_conflict");
      return { view: asAnswer(workspace, Object.assign(open, { view, hash: world.id("h") })) };
    },

    "views.publish"(caller: Token, args: Args): Answer {
      const view = checkedView(args, "home");
      const user = text(args.user_id);
      const workspace = workspaceOf(world, caller, user);
      if (!workspace) throw new SlackRefusal("user_not_found");
      const before = workspace.homes.get(user);
      if (args.hash && before && args.hash !== before.hash) {
        throw new SlackRefusal("hash_conflict");
      }
      const id = before?.id ?? world.id("V");
      const home = { id, user, root: id, view, hash: world.id("h") };
      workspace.homes.set(user, home);
      return { view: asAnswer(workspace, home) };
    },
  };
}

/** A view as Slack describes it, in answers and in what it sends after a click. */
export const asAnswer = (workspace: Workspace, { id, hash, root, previous, view }: OpenView) => ({
  ...{ private_metadata: "", callback_id: "", external_id: "", ...view },
  ...{ id, hash, root_view_id: root, previous_view_id: previous ?? null },
  ...{ team_id: workspace.team, app_installed_team_id: workspace.team },
  ...{ app_id: "A1", bot_id: workspace.botId },
  state: { values: {} },
});
