/**
 * How far a tool that reads a stranger's file is shut in, most first. `files`: it sees the system's programs, its
 * input and its folder, and no network · `network`: it has no network · `none`: this machine permits neither.
 */
export const SANDBOXES = ['files', 'network', 'none'] as const;

export type Sandbox = (typeof SANDBOXES)[number];
