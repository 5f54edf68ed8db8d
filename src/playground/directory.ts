import type { Store, Words } from "../core/ports.ts";
import type { Channel, Cohort, Role } from "../core/records.ts";

const PLATFORM = "web";

const ROLE_WORDS: Record<Role, string> = {
  facilitator: "cohort.role.facilitator",
  lead: "cohort.role.lead",
  member: "cohort.role.member",
  observer: "cohort.role.observer",
};

const PURPOSE_WORDS: Record<Channel["purpose"], string> = {
  cohort: "cohort.channel.cohort",
  district: "cohort.channel.district",
};

/** Who can be acted as on the page, and which channels each of them is in. */
export function createDirectory(deps: { store: Pick<Store, "reads">; words: Words }) {
  const { words } = deps;
  const { reads } = deps.store;

  const first = async (): Promise<Cohort | undefined> => (await reads.cohorts())[0];

  async function roster(cohort: Cohort) {
    const districts = new Map((await reads.districts(cohort.id)).map((one) => [one.id, one.name]));
    const found = [];
    for (const { person, membership } of await reads.members(cohort.id)) {
      const identities = await reads.identities(person.id);
      const account = identities.find(({ platform }) => platform === PLATFORM);
      if (!account) continue;
      const role = words(ROLE_WORDS[membership.role]);
      const district = districts.get(membership.districtId ?? "");
      const title = district ? words("cohort.you-in", { role, district }) : role;
      found.push({ account, person, membership, title });
    }
    return found;
  }

  return {
    cohort: async () => (await first())?.name ?? words("cohort.nameless"),

    async members() {
      const cohort = await first();
      if (!cohort) return [];
      return (await roster(cohort)).map(({ account, person, title }) => ({
        userId: account.userId,
        name: person.name,
        title,
        zone: person.zone,
      }));
    },

    /** A cohort channel is open to all its members, a district's to its own people. */
    async channels(userId: string) {
      const cohort = await first();
      if (!cohort) return [];
      const viewer = (await roster(cohort)).find(({ account }) => account.userId === userId);
      return (await reads.channels(cohort.id))
        .filter(({ platform }) => platform === PLATFORM)
        .filter(({ districtId }) => !districtId || districtId === viewer?.membership.districtId)
        .map(({ conversation, name, purpose }) => ({
          conversation,
          name,
          purpose: words(PURPOSE_WORDS[purpose]),
        }));
    },
  };
}
