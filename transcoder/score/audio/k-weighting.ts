/**
 * The K-weighting filter of ITU-R BS.1770-4, annex 1, at 48 kHz: a shelf for the head, then a high pass.
 * The returned function filters one channel onwards and gives the sum of squares of what comes out.
 */
export function createKWeighting(): (samples: Float32Array, start: number, end: number) => number {
  // Direct form II transposed: two states a stage.
  let shelf1 = 0;
  let shelf2 = 0;
  let pass1 = 0;
  let pass2 = 0;
  return (samples, start, end) => {
    let energy = 0;
    for (let index = start; index < end; index += 1) {
      const input = samples[index]!;
      const middle = 1.53512485958697 * input + shelf1;
      shelf1 = -2.69169618940638 * input + 1.69065929318241 * middle + shelf2;
      shelf2 = 1.19839281085285 * input - 0.73248077421585 * middle;
      const output = middle + pass1;
      pass1 = -2 * middle + 1.99004745483398 * output + pass2;
      pass2 = middle - 0.99007225036621 * output;
      energy += output * output;
    }
    // A filter that rings below anything audible costs denormal arithmetic for nothing.
    if (Math.abs(pass1) < 1e-30) pass1 = 0;
    if (Math.abs(pass2) < 1e-30) pass2 = 0;
    if (Math.abs(shelf1) < 1e-30) shelf1 = 0;
    if (Math.abs(shelf2) < 1e-30) shelf2 = 0;
    return energy;
  };
}
