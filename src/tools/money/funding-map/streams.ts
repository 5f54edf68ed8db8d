import { plainName } from "./same-source.ts";

/** What is known of a common source of money, from prompts/streams.yaml. */
export interface Stream {
  id: string;
  /** A source whose name holds one of these words is meant. */
  names: string[];
  note: string;
  source: string;
  year?: number | undefined;
  /** It is changing: look up where it stands. */
  check?: boolean | undefined;
}

/** The stream that a source's name points to; the longest name that fits, so that Title IV is not Title I. */
export function streamOf(streams: Stream[], name: string): Stream | undefined {
  const said = ` ${plainName(name)} `;
  const fits = streams.flatMap((stream) =>
    stream.names
      .filter((one) => said.includes(` ${plainName(one)} `))
      .map((one) => ({ stream, length: one.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.stream;
}
