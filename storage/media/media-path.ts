/**
 * The grammar of the media store, both directions:
 *   sources/LESSON                      the finished original
 *   renditions/LESSON/VERSION/FILE      a file of one version (FILE may hold one level of folder)
 *   attachments/LESSON/ATTACHMENT
 */
export type MediaPath = Readonly<
  | { kind: 'source'; lessonId: string }
  | { kind: 'rendition'; lessonId: string; version: string; file: string }
  | { kind: 'attachment'; lessonId: string; attachmentId: string }
>;

const ID = '[A-Za-z0-9_-]{1,64}';
const NAME = '[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}';
const WHOLE_ID = new RegExp(`^${ID}$`);
const SOURCE = new RegExp(`^sources/(${ID})$`);
const RENDITION = new RegExp(`^renditions/(${ID})/(${ID})/((?:${NAME}/)?${NAME})$`);
const ATTACHMENT = new RegExp(`^attachments/(${ID})/(${ID})$`);

/** A path whose parts do not fit the grammar. */
export class MediaPathError extends Error {
  readonly code = 'bad-media-path';

  constructor(path: string) {
    super(`not a media path: ${JSON.stringify(path)}`);
    this.name = 'MediaPathError';
  }
}

/** Throws MediaPathError when a part would not decode to itself. */
export function encodeMediaPath(path: MediaPath): string {
  const text = joinParts(path);
  const decoded = decodeMediaPath(text);
  if (decoded === null || !isSame(decoded, path)) throw new MediaPathError(text);
  return text;
}

/** null for anything outside the grammar: dot segments, absolute paths, stray folders. */
export function decodeMediaPath(text: string): MediaPath | null {
  const source = SOURCE.exec(text);
  if (source) return { kind: 'source', lessonId: source[1]! };
  const rendition = RENDITION.exec(text);
  if (rendition) {
    return {
      kind: 'rendition',
      lessonId: rendition[1]!,
      version: rendition[2]!,
      file: rendition[3]!,
    };
  }
  const attachment = ATTACHMENT.exec(text);
  if (attachment)
    return { kind: 'attachment', lessonId: attachment[1]!, attachmentId: attachment[2]! };
  return null;
}

/** Throws MediaPathError for what is no id of a lesson, version, attachment or attempt. */
export function checkMediaId(id: string): string {
  if (!WHOLE_ID.test(id)) throw new MediaPathError(id);
  return id;
}

/** A slash in a version would make it another version's file. */
function isSame(decoded: MediaPath, path: MediaPath): boolean {
  const parts = new Map(Object.entries(path));
  return Object.entries(decoded).every(([name, part]) => parts.get(name) === part);
}

function joinParts(path: MediaPath): string {
  switch (path.kind) {
    case 'source':
      return `sources/${path.lessonId}`;
    case 'rendition':
      return `renditions/${path.lessonId}/${path.version}/${path.file}`;
    case 'attachment':
      return `attachments/${path.lessonId}/${path.attachmentId}`;
  }
}
