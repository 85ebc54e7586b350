import { ProblemError } from '../../config/http/problem.ts';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { NewLesson } from '../../storage/catalog/lesson-store.ts';
import { cleanText, LONGEST_FACT, requireRegion } from '../lessons/lesson-facts.ts';
import type { UploadMetadata } from './protocol/parse-metadata.ts';

/** Longest values kept, in characters. */
const LONGEST = { filename: 255, ...LONGEST_FACT };

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
  const region = requireRegion(read('region') || account.region, account, regions);
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
  const text = cleanText(metadata[name] ?? '', LONGEST[name]);
  if (text === null) {
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
