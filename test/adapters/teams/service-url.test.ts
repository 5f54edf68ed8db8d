import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLoopback, isOurs } from "../../../adapters/teams/service-url.ts";

const ours = [
  "https://smba.trafficmanager.net/amer/",
  "https://smba.trafficmanager.net/teams/",
  "https://smba.trafficmanager.net/emea/72f988bf-86f1-41af-91ab-2d7cd011db47/",
  "https://smba.trafficmanager.net/amer",
  "https://smba.trafficmanager.net",
  "https://smba.infra.gcc.teams.microsoft.com/teams",
  "https://smba.infra.gov.teams.microsoft.us/gov/",
  "https://smba.infra.dod.teams.microsoft.us/dod/",
];

const lookAlikes = [
  "https://evil.trafficmanager.net/amer/",
  "https://smba.trafficmanager.net.evil.com/amer/",
  "https://smba.trafficmanager.net@evil",
  "https://smba.trafficmanager.net@evil.com/amer/",
  "https://smba.trafficmanager.net:pass@evil.com/amer/",
  "https://evil@smba.trafficmanager.net/amer/",
  "https://@smba.trafficmanager.net/amer/",
  "https://evilsmba.trafficmanager.net/",
  "https://xsmba.infra.gcc.teams.microsoft.com/",
  "https://trafficmanager.net/",
  "https://evil.com/smba.trafficmanager.net/",
  "https://evil.com#smba.trafficmanager.net/",
  "https://evil.com#@smba.trafficmanager.net/",
  "https://evil.com?smba.trafficmanager.net/",
  "https://evil.com\\smba.trafficmanager.net/",
  "https://smba.trafficmanager.net\\@evil.com/",
  "https://smba.trafficmanager.net%2eevil.com/",
  "https://smba.trafficmanager.net%00.evil.com/",
];

const odd = [
  "http://smba.trafficmanager.net/amer/",
  "HTTPS://smba.trafficmanager.net/amer/",
  "https://SMBA.trafficmanager.net/amer/",
  "//smba.trafficmanager.net/amer/",
  "smba.trafficmanager.net/amer/",
  "https:/smba.trafficmanager.net/amer/",
  "https:smba.trafficmanager.net/amer/",
  "https:\\\\smba.trafficmanager.net/amer/",
  "https:///smba.trafficmanager.net/amer/",
  "ftp://smba.trafficmanager.net/amer/",
  "wss://smba.trafficmanager.net/amer/",
  "file:///etc/passwd",
  "javascript://smba.trafficmanager.net/%0aalert(1)",
  "https://smba.trafficmanager.net./amer/",
  "https://smba.trafficmanager.net:443/amer/",
  "https://smba.trafficmanager.net:8443/amer/",
  "https://smba.trafficmanager.net:/amer/",
  "https://smba.trafficmanager.net/amer/?x=1",
  "https://smba.trafficmanager.net/amer/#x",
  "https://smba.trafficmanager.net#",
  "https://smba.trafficmanager.net/../evil/",
  "https://smba.trafficmanager.net/amer/./",
  "https://smba.trafficmanager.net/%2e%2e/",
  "https://smba.trafficmanager.net//evil.com/",
  "https://smba.trafficmanager.net/amer\\..\\",
  "https://smba.trafficmanager.net/amer;x/",
  " https://smba.trafficmanager.net/amer/",
  "https://smba.trafficmanager.net/amer/ ",
  "https://smba.trafficmanager.net/amer/\n",
  "https://smba.trafficmanager.net/amer/\r\nHost: evil",
  "https://smba.traffic\tmanager.net/amer/",
  "https://smba.trafficmanager.net\u0000/amer/",
  `https://smba.trafficmanager.net/${"a".repeat(400)}`,
  "",
];

const unicode = [
  "https://xn--smba-4nf.trafficmanager.net/",
  "https://ѕmba.trafficmanager.net/amer/", // a Cyrillic s
  "https://smba。trafficmanager。net/amer/", // ideographic full stops
  "https://smba.trafficmanager.net／amer/",
  "https://smba\u200b.trafficmanager.net/amer/",
  "https://smba\u00ad.trafficmanager.net/amer/",
  "https://\u202esmba.trafficmanager.net/amer/",
];

const addresses = [
  ...["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001"],
  ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "0", "localhost"],
  ...["169.254.169.254", "2852039166", "[fd00:ec2::254]", "10.0.0.1", "192.168.1.1", "172.16.0.1"],
  ...["127.0.0.1.nip.io", "localtest.me", "metadata.google.internal", "１２７.０.０.１"],
].flatMap((host) => [`https://${host}/`, `http://${host}/`, `https://${host}:443/amer/`]);

describe("where the bot's token may be sent", () => {
  it.each(ours)("is Microsoft's: %s", (url) => expect(isOurs(url, [])).toBe(true));

  it.each([...lookAlikes, ...odd, ...addresses, ...unicode])("is not %j", (url) => {
    expect(isOurs(url, [])).toBe(false);
    expect(isOurs(url, ["bot.example.com", "127.0.0.1:4000"])).toBe(false);
  });

  it.each([
    ...[undefined, null, 7, true, {}, [], ["https://smba.trafficmanager.net/amer/"]],
    { toString: () => "https://smba.trafficmanager.net/amer/" },
  ])("is not %j, which is no text", (value) => expect(isOurs(value, [])).toBe(false));

  it("is whatever the operator listed, exactly, and by http on this machine alone", () => {
    const hosts = ["127.0.0.1:4000", "localhost:56150", "bots.example.com", "10.0.0.7:8443"];
    const allowed = [
      ...["http://127.0.0.1:4000", "http://127.0.0.1:4000/", "https://127.0.0.1:4000/x/"],
      ...[
        "http://localhost:56150/_connector",
        "https://bots.example.com/",
        "https://10.0.0.7:8443",
      ],
    ];
    const refused = [
      ...["http://127.0.0.1:4001/", "http://127.0.0.1/", "http://127.0.0.1:40000/"],
      ...["http://127.1:4000/", "http://localhost:4000/", "http://127.0.0.1:4000@evil/"],
      ...["http://bots.example.com/", "https://bots.example.com:443/", "http://10.0.0.7:8443/"],
      ...["https://a.bots.example.com/", "http://smba.trafficmanager.net/"],
    ];
    expect(allowed.filter((url) => !isOurs(url, hosts))).toEqual([]);
    expect(refused.filter((url) => isOurs(url, hosts))).toEqual([]);
  });

  it("goes, for whatever is let through, to the very host that was meant", () => {
    const piece = fc.constantFrom(
      ...["https://", "smba", ".", "trafficmanager", "net", "@", ":", "/", "\\", "#", "?", "%2f"],
      ...["evil.com", "443", "amer", "\t", "\n", " ", "smba.trafficmanager.net", "..", "。"],
    );
    const written = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    const begun = written.map((rest) => `https://smba.trafficmanager.net${rest}`);
    fc.assert(
      fc.property(fc.oneof(written, begun, fc.webUrl()), (url) => {
        if (!isOurs(url, [])) return;
        const { origin, username, search, hash } = new URL(url);
        expect([origin, username, search, hash]).toEqual([
          ...["https://smba.trafficmanager.net", "", "", ""],
        ]);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("this machine's own names", () => {
  it.each([
    ...["localhost", "localhost:3978", "LOCALHOST", "a.localhost", "localhost.", "127.0.0.1:4000"],
    ...["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "0", "[::1]:80", "127.9.9.9"],
  ])("are known: %s", (host) => expect(isLoopback(host)).toBe(true));

  it.each([
    "bots.example.com",
    "localhost.example.com",
    "10.0.0.1",
    "smba.trafficmanager.net",
    "%",
  ])("are not %s", (host) => expect(isLoopback(host)).toBe(false));
});
