import { checkCard, type Surface } from "./card-check.ts";
import { actionsOf, type CardInput, inputsOf, type Part, wordsOf } from "./cards.ts";
import type { Clicked, Eyes, Look } from "./eyes.ts";
import type { FakeTeams } from "./fake/teams.ts";
import type { Activity, Actor, Gestures } from "./gestures.ts";

interface Sent {
  status: number;
  body: Part | undefined;
}

/** A dialog in front of somebody, and what opened it. */
export interface Dialog {
  title: string;
  card: Part;
  /** Sends it in with this data. */
  send(data: object): Activity;
}

/** What became of what was sent in. */
export type State = "next" | "closed" | "broken";

/** Presses and fills in as a person does, in what they see; Teams' own client is played as well. */
export function createHands<S extends Sent>(deps: {
  teams: FakeTeams;
  eyes: Eyes;
  gestures: Gestures;
  send: (activity: Activity) => Promise<S>;
}) {
  const { eyes, gestures, send } = deps;
  const dialogs = new Map<string, Dialog>();

  const whereOf = ({ seen }: Clicked, { user }: Actor): Actor => ({
    user,
    ...(seen.room.kind !== "personal" && { place: seen.room.id }),
    ...(seen.message.thread && { thread: seen.message.thread }),
  });

  /** The activity of one press; inputs of the card go with it, as Teams does it. */
  function press(found: Clicked, actor: Actor, given: Given = {}): Activity {
    const { action, card, seen } = found;
    const place = whereOf(found, actor);
    const data = { ...inputsOfCard(card, given.values ?? {}), ...action.data };
    const { msteams } = data as { msteams?: { type?: string } };
    if (msteams?.type === "task/fetch") return gestures.fetchDialog(data, seen.message, place);
    const asSubmit = action.type === "Action.Submit" || given.submit;
    if (asSubmit) return gestures.submit(data, seen.message, place);
    return gestures.execute(action, data, seen.message, place);
  }

  async function click(which: Look, actor: Actor, given: Given = {}) {
    const found = eyes.find(which, actor);
    const activity = press(found, actor, given);
    const sent = await send(activity);
    const answer = answered(found, actor, activity, sent);
    return { ...sent, answer, activity };
  }

  /** What Teams' client does with the answer to a press: shows its card, opens its dialog, or tells. */
  function answered(found: Clicked, actor: Actor, { name }: Activity, sent: Sent): string {
    if (name === "task/fetch") {
      const { message } = found.seen;
      take(sent.body, actor, (data) => gestures.submitDialog(data, message, whereOf(found, actor)));
      return "";
    }
    const { type, value } = sent.body ?? {};
    if (type === "application/vnd.microsoft.card.adaptive") {
      accept(value as Part, "message");
      eyes.show(found.seen.message, actor.user, value as Part);
      return wordsOf(value);
    }
    return typeof value === "string" ? value : "";
  }

  function accept(card: Part, surface: Surface): void {
    const problems = checkCard(card, surface);
    if (problems.length > 0) throw new Error(`Teams refuses the card: ${problems.join("; ")}`);
  }

  /** A card that shows somebody their own view asks for it as soon as they see it. */
  async function look(actor: Actor): Promise<string> {
    const seen = eyes.seen(actor).findLast(({ cards }) => cards.some(({ refresh }) => refresh));
    const card = seen?.cards.find(({ refresh }) => refresh);
    if (!seen || !card) throw new Error("no card here shows anybody their own view");
    const { action, userIds } = card.refresh as { action: Clicked["action"]; userIds: string[] };
    if (!userIds.includes(actor.user)) return "";
    const found = { seen, card, action };
    const data = action.data ?? {};
    const place = whereOf(found, actor);
    const asked = gestures.execute(action, data, seen.message, place, "automatic");
    return answered(found, actor, asked, await send(asked));
  }

  /** Opens, goes on or closes, as the answer says. */
  function take(body: Part | undefined, { user }: Actor, next: Dialog["send"]): State {
    const { task } = (body ?? {}) as { task?: { type: string; value: unknown } };
    dialogs.delete(user);
    if (task?.type !== "continue") return "closed";
    const { title, card } = task.value as { title: string; card: { content: Part } };
    accept(card.content, "dialog");
    dialogs.set(user, { title, card: card.content, send: next });
    return "next";
  }

  function dialog({ user }: Actor): Dialog {
    const open = dialogs.get(user);
    if (!open) throw new Error(`no dialog is open before ${user}`);
    return open;
  }

  /** One section sent in; `errors` is all that the dialog says when it comes back with the same fields. */
  async function submit(values: Record<string, string>, actor: Actor) {
    const open = dialog(actor);
    const data = { ...inputsOfCard(open.card, values), ...sendingOf(open.card).data };
    const sent = await send(open.send(data));
    const after = sent.status === 200 ? take(sent.body, actor, open.send) : "broken";
    const same = after === "next" && idsOf(dialog(actor).card) === idsOf(open.card);
    const state = same ? ("complained" as const) : after;
    return { ...sent, state, errors: same ? wordsOf(dialog(actor).card) : "" };
  }

  /** Section by section; a value that no section had a place for is a mistake of the test. */
  async function fill(values: Record<string, string>, actor: Actor) {
    const used = new Set<string>();
    const titles: string[] = [];
    for (let round = 0; round < 20; round++) {
      const { card, title } = dialog(actor);
      titles.push(headingOf(card) ?? title);
      const inputs = inputsOf(card);
      for (const key of Object.keys(values))
        if (inputs.some((input) => names(input, key))) used.add(key);
      const sent = await submit(values, actor);
      if (sent.state === "next") continue;
      const unused = Object.keys(values).filter((key) => !used.has(key));
      if (sent.state === "closed" && unused.length > 0)
        throw new Error(`the form never asked for ${unused.join(", ")}`);
      return { ...sent, titles };
    }
    throw new Error(`the form goes in circles: ${titles.join(", ")}`);
  }

  return {
    ...{ click, press, look, take, dialog, submit, fill },
    closeDialog: ({ user }: Actor) => void dialogs.delete(user),
  };
}

/** What goes with a press: values for the inputs beside it; `submit`: by a client that knows no Action.Execute. */
export interface Given {
  values?: Record<string, string>;
  submit?: boolean;
}

const idsOf = (card: Part) =>
  inputsOf(card)
    .map(({ id }) => id)
    .join(" ");

/** The button that sends a dialog in: its last, if there are several the one in its own colour. */
function sendingOf(card: Part) {
  const all = actionsOf(card).filter(({ type }) => type === "Action.Submit");
  const found = all.find(({ style }) => style === "positive") ?? all.at(-1);
  if (!found) throw new Error("the dialog has no button that sends it in");
  return found;
}

const headingOf = (card: Part): string | undefined => {
  const [first] = Array.isArray(card.body) ? card.body : [];
  const bold = JSON.stringify(first ?? {}).includes('"Bolder"');
  return bold ? wordsOf(first) : undefined;
};

/** A key is the field's id, or the label people read. */
const names = ({ id, label }: CardInput, key: string) => id === `field:${key}` || label === key;

/** What the inputs of a card bring: what is given, else what they held. Empty ones are left out, as Teams does. */
function inputsOfCard(card: Part, values: Record<string, string>): Record<string, string> {
  const all = inputsOf(card).map((input): [string, string] => {
    const given = Object.entries(values).find(([key]) => names(input, key))?.[1];
    return [input.id, heldBy(input, given)];
  });
  return Object.fromEntries(all.filter(([, value]) => value !== ""));
}

/** Throws for what Teams' client would not let a person send. */
function heldBy(input: CardInput, given: string | undefined): string {
  const { label = input.id, value = "", isRequired, maxLength } = input;
  const text = given ?? value;
  if (text === "" && isRequired) throw new Error(`"${label}" may not be left empty`);
  if (typeof maxLength === "number" && text.length > maxLength)
    throw new Error(`"${label}" takes ${maxLength} characters`);
  if (input.type !== "Input.ChoiceSet" || text === "") return text;
  if (input.isMultiSelect === true) {
    const lines = given === undefined ? value.split(",") : given.split("\n");
    return lines.map((one) => pickedIn(input, one)).join(",");
  }
  return pickedIn(input, text);
}

function pickedIn(input: CardInput, text: string): string {
  const { label = input.id } = input;
  const choices = input.choices as { title: string; value: string }[];
  const found = choices.find((one) => one.value === text || one.title === text);
  if (!found) throw new Error(`"${label}" offers ${choices.map((one) => one.title).join(", ")}`);
  return found.value;
}
