/** BT.709, limited range, 0 to 255 each: [y, u, v]. */
export function rgbToYuv(red: number, green: number, blue: number): [number, number, number] {
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [
    16 + (light * 219) / 255,
    128 + (((blue - light) / 1.8556) * 224) / 255,
    128 + (((red - light) / 1.5748) * 224) / 255,
  ];
}
