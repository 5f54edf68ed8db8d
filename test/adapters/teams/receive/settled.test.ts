import { expect, it } from "vitest";
import { createAct } from "../../../../adapters/teams/receive/act.ts";
import { createAdmit } from "../../../../adapters/teams/receive/admit.ts";
import { SERVICE, TENANT } from "./desk.ts";

const nothing = async () => undefined;
const log = { error() {}, warn() {}, info() {} };

it.each([
  { carried: true, whole: true, settled: true },
  { carried: true, whole: false, settled: false },
  { carried: false, whole: true, settled: false },
])("a message counts as carried when it was in an answer that arrived: %j", async (one) => {
  const settled: boolean[] = [];
  const settle = async (is: boolean) => void settled.push(is);
  const act = createAct({
    receive: async () => ({
      ...{ status: "applied", refused: false, answer: { reply: { text: "Noted." }, settle } },
    }),
    installs: { met: nothing, left: async () => true },
    answers: { answer: () => ({ body: {}, carried: one.carried }) },
    ...{ log, later: (work: Promise<void>) => void work },
  });
  const read = { what: "task/submit", understood: true, wants: "next", incoming: {} } as never;
  (await act(TENANT, read)).written?.(one.whole);
  expect(settled).toEqual([one.settled]);
});

it("a tenant named in one of its two places is enough, whatever nothing stands in the other", async () => {
  const admit = createAdmit({
    ...{ gatekeeper: { check: nothing }, serves: (tenant) => tenant === TENANT, serviceHosts: [] },
  });
  const from = { channelId: "msteams", serviceUrl: SERVICE };
  const ask = (conversation: object, channelData: unknown) =>
    admit("Bearer", { ...from, conversation, channelData });
  for (const none of [undefined, null, {}, { tenant: null }, { tenant: { id: null } }])
    expect(await ask({ tenantId: TENANT }, none)).toEqual({ tenant: TENANT });
  expect(await ask({ tenantId: null }, { tenant: { id: TENANT } })).toEqual({ tenant: TENANT });
  expect(await ask({ tenantId: null }, null)).toMatchObject({ reason: "no_tenant" });
});
