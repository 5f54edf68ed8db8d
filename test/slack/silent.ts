import { type Logger, LogLevel } from "@slack/web-api";

const nothing = () => undefined;

/** For clients of tests whose calls are meant to fail. */
export const silent: Logger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
  ...{ setLevel: nothing, setName: nothing, getLevel: () => LogLevel.ERROR },
};
