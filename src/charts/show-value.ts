import { showCount } from "../core/show.ts";

const dollars = (digits: number) =>
  new Intl.NumberFormat("en-US", {
    ...{ style: "currency", currency: "USD" },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
const whole = dollars(0);
const cents = dollars(2);

/** A number with its unit as people write it: "45 %", "$1,200"; other units stay in the title. */
export function showValue(value: number, unit?: string): string {
  if (unit === "%") return `${showCount(value, 1)} %`;
  if (unit === "$") return (Number.isInteger(value) ? whole : cents).format(value);
  return showCount(value, 1);
}
