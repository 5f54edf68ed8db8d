import { Command, CommanderError } from "commander";
import { StartError } from "../core/errors.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { importFile } from "./import.ts";
import type { StaffingOptions } from "./import-staffing.ts";
import { listInstalls } from "./installs.ts";
import { type ManifestOptions, manifest } from "./manifest.ts";
import { dropOutbox, listOutbox, retryOutbox, type ShowOptions, showOutbox } from "./outbox.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { type SayOptions, say } from "./say.ts";
import { tick } from "./tick.ts";
import { UsageError } from "./usage-error.ts";

/** 0 done; 1 the bot refused; 2 wrong usage; 70 a failure of ours; 78 settings or prompts it cannot start with. */
const EXIT = { usage: 2, ours: 70, settings: 78 } as const;

const complain = (text: string) => void process.stderr.write(`${text}\n`);

const program = new Command("cohort")
  .description("Cohort on the command line")
  .exitOverride()
  .showHelpAfterError('"cohort --help" lists what there is.')
  .configureOutput({ writeErr: (text) => void process.stderr.write(text) });

/** Every subcommand answers with its exit status. */
const ends = async (work: Promise<number>) => {
  process.exitCode = await work;
};

program
  .command("start")
  .description("what npm start runs, without demo data")
  .action(async () => void (await import("../main.ts")));
program
  .command("demo")
  .description("make the demo cohort in an empty database")
  .action(() => ends(demo()));
program
  .command("say")
  .description("one message, as that member; prints the replies")
  .option("--as <handle>", "who says it (default: ana)")
  .option("--in <channel>", "a channel's name, or dm", "dm")
  .option("--at <iso>", "the instant at which it is said")
  .option("--json", "print one JSON object")
  .argument("<text...>")
  .action((words: string[], options: SayOptions) => ends(say(words, options)));
program
  .command("tick")
  .description("one beat: sends what is due at that instant")
  .option("--at <iso>", "the instant of the beat (default: now)")
  .option("--json", "print one JSON object")
  .action((options: { at?: string; json?: boolean }) => ends(tick(options)));

program
  .command("manifest")
  .description("what a platform makes its app from: JSON for Slack, a zip for Teams")
  .argument("<platform>", "slack or teams")
  .option("--url <https address>", "where the platform reaches Cohort")
  .option("--one-workspace", "Slack, with --url: one workspace, by its bot token")
  .option("--socket", "Slack: one workspace over Socket Mode; no --url")
  .option("--optional", "Slack: with the optional permissions, too")
  .option("--app-id <id>", "Teams: the bot's application (client) ID (default: MicrosoftAppId)")
  .option("--app-version <version>", "Teams: higher than the last upload's (default: 1.0.0)")
  .option("--no-slash", "Teams: without commands after a slash")
  .option(
    "--out <file>",
    "write it to this file (Teams: cohort-teams.zip unless given; .json for the manifest alone)",
  )
  .action((platform: string, options: ManifestOptions) => ends(manifest(platform, options)));

program
  .command("import")
  .description("districts' staffing, or a list of providers, from a file")
  .argument("<kind>", "staffing or providers")
  .argument("<file>", "comma-separated values: an ELSI or CCD export, or a table of your own")
  .option("--district <name>", "whose it is (default: staffing goes by the names in the file)")
  .option("--row <name or line>", "staffing: which line or district of the file that is")
  .action((kind: string, file: string, options: StaffingOptions) =>
    ends(importFile(kind, file, options)),
  );

program
  .command("doctor")
  .description("whether Cohort could start: settings, database and prompts; changes nothing")
  .argument("[folder]", "a folder of your own prompts (default: COHORT_PROMPTS)")
  .action((folder: string | undefined) => ends(doctor(folder)));

const outbox = program.command("outbox").description("messages waiting, ambiguous and dead");
outbox
  .command("list", { isDefault: true })
  .description("what waits, is ambiguous or dead (the default)")
  .option("--json", "print one JSON object")
  .action((options: { json?: boolean }) => ends(listOutbox(options)));
outbox
  .command("show <id>")
  .description("one message, without its words")
  .option("--json", "print one JSON object")
  .option("--reveal", "print what it says, too")
  .action((id: string, options: ShowOptions) => ends(showOutbox(id, options)));
outbox
  .command("retry <id>")
  .description("let an ambiguous or dead message wait again")
  .action((id: string) => ends(retryOutbox(id)));
outbox
  .command("drop <id>")
  .description("remove a message that was not sent")
  .action((id: string) => ends(dropOutbox(id)));

program
  .command("installs")
  .description("who installed the bot, and which permissions it lacks there")
  .option("--json", "print one JSON object")
  .action((options: { json?: boolean }) => ends(listInstalls(options)));
program
  .command("rotate-keys")
  .description("seal every token again with the first key of COHORT_KEY")
  .action(() => ends(rotateKeys()));

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = statusOf(error);
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (error instanceof UsageError) {
    complain(error.message);
    return EXIT.usage;
  }
  if (error instanceof StartError) {
    for (const problem of error.problems) complain(problem);
    return EXIT.settings;
  }
  const { name, code, stack } = error as Error & { code?: string };
  complain(
    `Cohort failed (${code ?? name}). What was not finished was not kept. LOG_LEVEL=debug tells more.`,
  );
  if (process.env.LOG_LEVEL === "debug") complain(stack ?? "");
  return EXIT.ours;
}
