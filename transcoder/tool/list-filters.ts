import type { ToolLimits } from './confine-argv.ts';
import { runTool } from './run-tool.ts';

/** Names of the filters that this machine's ffmpeg was built with. Throws ToolError. */
export async function listFilters(limits: ToolLimits, signal: AbortSignal): Promise<Set<string>> {
  let text = '';
  const consume = (bytes: Buffer) => {
    text += bytes.toString();
  };
  await runTool({
    argv: ['ffmpeg', '-hide_banner', '-filters'],
    limits,
    outputs: [{ fd: 1, showsProgress: true, consume }],
    signal,
    stallSeconds: 30,
  });
  // ' TSC bwdif             V->V       Deinterlace the input image.'
  const rows = text.split('\n').map((line) => /^ [A-Z.]{2,3} (\S+)\s+\S+->\S+/.exec(line)?.[1]);
  return new Set(rows.filter((name) => name !== undefined));
}
