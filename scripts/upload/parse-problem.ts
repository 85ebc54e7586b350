/** What a server says in words: both languages where it sent a problem+json of ours, else the same text twice. */
export type Problem = Readonly<{ code: string | null; zh: string; en: string }>;

const LONGEST_PLAIN_CHARACTERS = 300;

export function parseProblem(body: string): Problem {
  const plain = body.trim().slice(0, LONGEST_PLAIN_CHARACTERS);
  const fields = parseFields(body);
  const code = typeof fields.code === 'string' ? fields.code : null;
  const { zh, en } = (fields.messages ?? {}) as Readonly<{ zh?: unknown; en?: unknown }>;
  if (typeof zh === 'string' && typeof en === 'string') return { code, zh, en };
  const said = String(fields.detail ?? fields.title ?? plain);
  return { code, zh: said, en: said };
}

function parseFields(body: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
