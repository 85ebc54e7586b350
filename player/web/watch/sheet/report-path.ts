/** The page with a lesson's printable report. */
export function reportPath(lessonId: string): string {
  return `/lessons/${encodeURIComponent(lessonId)}/report`;
}
