export type ContentCoding = 'br' | 'gzip' | 'identity';

/** The best coding that Accept-Encoding allows (RFC 9110, section 12.5.3); brotli before gzip at equal weight. */
export function negotiateEncoding(header: string | undefined): ContentCoding {
  const weights = new Map(
    (header ?? '').split(',').map((each): [string, number] => {
      const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
    }),
  );
  const weigh = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const [brotli, gzip] = [weigh('br'), weigh('gzip')];
  if (brotli === 0 && gzip === 0) return 'identity';
  return brotli >= gzip ? 'br' : 'gzip';
}
