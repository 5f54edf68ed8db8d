/** A copy of what was sent with its n-th value, however deep, replaced. */
export function replaceOne(payload: object, n: number, value: unknown): Record<string, unknown> {
  let count = 0;
  JSON.stringify(payload, (_name, inner) => {
    count++;
    return inner;
  });
  let at = 0;
  const target = 1 + (n % (count - 1));
  return JSON.parse(JSON.stringify(payload, (_name, inner) => (at++ === target ? value : inner)));
}
