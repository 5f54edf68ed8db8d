import { createCanvas, loadImage } from "@napi-rs/canvas";

/** Every pixel of a picture: its color as "red,green,blue", and how much of it covers what is behind. */
export async function pixelsOf(png: Buffer): Promise<{ rgb: string; alpha: number }[]> {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, n) => {
    const [red, green, blue, alpha = 0] = data.subarray(n * 4, n * 4 + 4);
    return { rgb: [red, green, blue].join(","), alpha };
  });
}
