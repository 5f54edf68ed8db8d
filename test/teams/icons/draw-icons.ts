import { writeFileSync } from "node:fs";
import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";

const FOLDER = "adapters/teams/manifest/icons";

/** Where the three districts of the picture stand, for a side of 36. */
const CIRCLES = [
  { x: 13, y: 14.5, fill: "#ffffff" },
  { x: 23, y: 14.5, fill: "#9fd3c7" },
  { x: 18, y: 23, fill: "#f4b860" },
];

/** In full color, to the edge: Teams rounds the corners itself. */
function drawColor(c: SKRSContext2D): void {
  c.fillStyle = "#1f4e5f";
  c.fillRect(0, 0, 36, 36);
  for (const { x, y, fill } of CIRCLES) {
    c.beginPath();
    c.arc(x, y, 5, 0, 2 * Math.PI);
    c.fillStyle = fill;
    c.fill();
  }
}

/** White lines on nothing: Teams puts its own color behind. */
function drawOutline(c: SKRSContext2D): void {
  c.strokeStyle = "#ffffff";
  c.lineWidth = 2.25;
  for (const { x, y } of CIRCLES) {
    c.beginPath();
    c.arc(18 + (x - 18) * 1.5, 17.7 + (y - 17.35) * 1.5, 6.6, 0, 2 * Math.PI);
    c.stroke();
  }
}

function save(name: string, side: number, draw: (c: SKRSContext2D) => void): void {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  context.scale(side / 36, side / 36);
  draw(context);
  writeFileSync(`${FOLDER}/${name}.png`, canvas.toBuffer("image/png"));
}

// Run by hand: npx tsx test/teams/icons/draw-icons.ts
save("color", 192, drawColor);
save("outline", 32, drawOutline);
