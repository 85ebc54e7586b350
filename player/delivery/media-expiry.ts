/** Every page load within a bucket gets the same URLs, so that browsers and edges can cache what they name. */
const BUCKET_SECONDS = 6 * 3600;

/** Longer than a sitting: a pause over lunch must not end in a 403. */
const SHORTEST_LIFE_SECONDS = 12 * 3600;

/** When a URL given out now ends, in seconds since 1970: 12 to 18 hours ahead, on a bucket's edge. */
export function mediaExpiry(nowSeconds: number): number {
  return Math.ceil((nowSeconds + SHORTEST_LIFE_SECONDS) / BUCKET_SECONDS) * BUCKET_SECONDS;
}
