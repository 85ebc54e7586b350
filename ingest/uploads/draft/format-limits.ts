/** Upload-Limit: a dictionary of structured fields. Bytes and seconds. */
export function formatLimits(
  limits: Readonly<{ maxSizeBytes: number; maxAgeSeconds?: number }>,
): string {
  const { maxSizeBytes, maxAgeSeconds } = limits;
  const members = [`max-size=${maxSizeBytes}`, 'min-size=0'];
  if (maxAgeSeconds !== undefined)
    members.push(`max-age=${Math.max(0, Math.floor(maxAgeSeconds))}`);
  return members.join(', ');
}
