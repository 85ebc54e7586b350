import type { VersionOutput } from '../../../transcoder/output/version-output.ts';

/** An output that calls back once, when `file` is there for the first time. */
export function noteFirstWrite(
  file: string,
  onWrite: () => void,
): (output: VersionOutput) => VersionOutput {
  let waiting = true;
  return (output) => ({
    add: (localFolder) => output.add(localFolder),
    removeFolder: (folder) => output.removeFolder(folder),
    async write(written, content) {
      await output.write(written, content);
      if (!waiting || written !== file) return;
      waiting = false;
      onWrite();
    },
  });
}
