import { COHORT, PEOPLE } from "../demo/roster.ts";
import { seedDemo } from "../demo/seed.ts";
import { print } from "./print.ts";
import { openSession } from "./session.ts";

/** `cohort demo`: makes the demo cohort in an empty database. Status 1 when other data is there. */
export async function demo(): Promise<number> {
  const session = await openSession();
  try {
    const result = await seedDemo(session.store, session.clock);
    if (result === "occupied") {
      print(
        `The database already holds a cohort of its own, so no demo was added. Point DATABASE_URL at an empty one, for example file:./data/demo.db.`,
      );
      return 1;
    }
    const handles = PEOPLE.map(({ handle }) => handle).join(", ");
    print(
      result === "made"
        ? `Made the demo "${COHORT.name}" with ${PEOPLE.length} people: ${handles}.`
        : `The demo "${COHORT.name}" is already here. People: ${handles}.`,
    );
    return 0;
  } finally {
    await session.close();
  }
}
