/** A sentence for a person, in both languages. */
export type Wording = Readonly<{ zh: string; en: string }>;

/** One kind of problem: its status, what happened, and what the reader can do about it. */
export type ProblemEntry = Readonly<{ status: number; title: Wording; detail: Wording }>;

export function problemEntry(
  status: number,
  zh: string,
  en: string,
  detailZh: string,
  detailEn: string,
): ProblemEntry {
  return { status, title: { zh, en }, detail: { zh: detailZh, en: detailEn } };
}
