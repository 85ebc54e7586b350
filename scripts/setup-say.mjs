/** A reason why set-up cannot go on, for a person to read. */
export class SetupError extends Error {}

/** One plain line for the person who waits. Stdout stays free for what a command answers. */
export function say(line) {
  process.stderr.write(`[youke] ${line}\n`);
}
