import { z } from "zod";

const shape = z.object({
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  enterprise_id: z.string().nullish(),
  team_id: z.string().nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ team_id: z.string().nullish() }).nullish(),
  view: z.object({ app_installed_team_id: z.string().nullish() }).nullish(),
  authorizations: z
    .array(
      z.object({
        is_enterprise_install: z.boolean().nullish(),
        enterprise_id: z.string().nullish(),
        team_id: z.string().nullish(),
      }),
    )
    .nullish(),
});

/**
 * The tenant a payload is for: the organization where the bot is installed for all of it, else the
 * workspace. An event in a channel that several workspaces share names the installation it is for in
 * `authorizations` (docs.slack.dev/apis/events-api), and a view that somebody of another workspace
 * uses there names it in `app_installed_team_id` (as @slack/bolt 5.1 reads it, App.js); `team_id` and
 * `team` may be another's.
 */
export function tenantOfPayload(payload: unknown): string | undefined {
  const read = shape.safeParse(payload);
  if (!read.success) return undefined;
  const { authorizations, enterprise, team, user, view, ...own } = read.data;
  const [first] = authorizations ?? [];
  const at = first ?? own;
  const wide = at.is_enterprise_install === true || at.is_enterprise_install === "true";
  const organization = at.enterprise_id ?? enterprise?.id;
  const opened = view?.app_installed_team_id;
  const workspace = opened ?? at.team_id ?? own.team_id ?? team?.id ?? user?.team_id;
  return (wide ? organization : workspace) || undefined;
}
