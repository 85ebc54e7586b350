type Origins = Readonly<{
  method: string;
  /** The host the browser was talking to, with its port. */
  host: string;
  origin: string | undefined;
  secFetchSite: string | undefined;
}>;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something was sent by another site's page. Programs send neither
 * header and pass. `same-site` is another origin too: a sibling domain is not ours.
 */
export function isCrossOriginWrite({ method, host, origin, secFetchSite }: Origins): boolean {
  if (SAFE_METHODS.has(method)) return false;
  if (secFetchSite === 'cross-site' || secFetchSite === 'same-site') return true;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== hostOf(host);
}

/** Without a default port, as URL writes it. */
function hostOf(host: string): string {
  return host.toLowerCase().replace(/:(80|443)$/, '');
}
