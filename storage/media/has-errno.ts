/** Whether this is one of the operating system's errors of these names. */
export function hasErrno(error: unknown, ...errnos: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && errnos.includes(String(error.code));
}
