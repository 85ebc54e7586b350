import { ProblemError } from '../../config/http/problem.ts';
import { normalizeRegionCode } from '../../config/regions/normalize-region-code.ts';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { NewLesson } from '../../storage/catalog/lesson-store.ts';
import { isInScope, regionScope } from '../../storage/catalog/region-scope.ts';

export type UploadMetadata = Readonly<Record<string, string | null>>;

/** Longest values kept, in characters. */
const LONGEST = {
  filename: 255,
  title: 200,
  subject: 50,
  grade: 50,
  textbook: 200,
  textbookNode: 200,
  region: 40,
};

type Facts = Pick<
  NewLesson,
  | 'filename'
  | 'title'
  | 'subject'
  | 'grade'
  | 'textbook'
  | 'textbookNode'
  | 'region'
  | 'ownerId'
  | 'owner'
>;

/**
 * What an upload's metadata says about its lesson. Throws the problems `filename-missing`,
 * `upload-metadata-invalid`, `region-unknown` and `region-not-yours`.
 */
export function planLesson(
  metadata: UploadMetadata,
  account: Pick<Account, 'id' | 'username' | 'region'>,
  regions: Pick<RegionTree, 'has'>,
): Facts {
  const read = (name: keyof typeof LONGEST): string => readText(metadata, name);
  const filename = read('filename').split(/[/\\]/).at(-1)!;
  if (filename === '') throw new ProblemError('filename-missing');
  const region = normalizeRegionCode(read('region'), regions) || account.region;
  if (!regions.has(region)) throw new ProblemError('region-unknown');
  if (!isInScope(region, regionScope(account.region))) throw new ProblemError('region-not-yours');
  return {
    filename,
    title: read('title') || withoutExtension(filename).slice(0, LONGEST.title),
    subject: read('subject'),
    grade: read('grade'),
    textbook: read('textbook'),
    textbookNode: read('textbookNode'),
    region,
    ownerId: account.id,
    owner: account.username,
  };
}

function readText(metadata: UploadMetadata, name: keyof typeof LONGEST): string {
  // A value that was not UTF-8 was decoded with replacement characters.
  const text = (metadata[name] ?? '').normalize('NFC').trim();
  if (text.length > LONGEST[name] || /[\p{Cc}\uFFFD]/u.test(text)) {
    throw new ProblemError('upload-metadata-invalid', {
      errors: [
        { where: `Upload-Metadata/${name}`, message: `at most ${LONGEST[name]} characters` },
      ],
    });
  }
  return text;
}

function withoutExtension(filename: string): string {
  return filename.replace(/(?<=.)\.[^.]{1,10}$/, '');
}
