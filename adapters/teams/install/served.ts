import type { TeamsSettings } from "../deps.ts";

/** Entra writes the ids of tenants in lower case; another spelling of one would be another tenant to us. */
const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A local test client makes up its tenant, and nobody is asked who they are. */
const MADE_UP = /^[\w-]{1,64}$/;

/** Whose people may speak to the bot: its registration's tenant, or the tenants that are listed. */
export function servedBy(settings: TeamsSettings): (tenant: string) => boolean {
  const { appId, type, tenantId, tenants } = settings;
  const listed = (type === "MultiTenant" ? tenants : tenantId ? [tenantId] : undefined)?.map((id) =>
    id.toLowerCase(),
  );
  if (listed) return (tenant) => listed.includes(tenant);
  if (!appId) return (tenant) => MADE_UP.test(tenant);
  return (tenant) => type === "MultiTenant" && TENANT.test(tenant);
}
