/** What the bytes of a file have to be. The last three are ZIPs with one of Office's folders in them. */
export type ContentShape =
  | 'pdf'
  | 'ole'
  | 'zip'
  | 'jpeg'
  | 'png'
  | 'text'
  | 'word'
  | 'powerpoint'
  | 'excel';

export type AttachmentType = Readonly<{ contentType: string; shape: ContentShape }>;

/** Attachments that are taken, by extension; the browser's own word for the type is not believed. */
const TYPES: Readonly<Record<string, AttachmentType>> = {
  pdf: { contentType: 'application/pdf', shape: 'pdf' },
  doc: { contentType: 'application/msword', shape: 'ole' },
  docx: { contentType: openXml('wordprocessingml.document'), shape: 'word' },
  ppt: { contentType: 'application/vnd.ms-powerpoint', shape: 'ole' },
  pptx: { contentType: openXml('presentationml.presentation'), shape: 'powerpoint' },
  xls: { contentType: 'application/vnd.ms-excel', shape: 'ole' },
  xlsx: { contentType: openXml('spreadsheetml.sheet'), shape: 'excel' },
  zip: { contentType: 'application/zip', shape: 'zip' },
  jpg: { contentType: 'image/jpeg', shape: 'jpeg' },
  jpeg: { contentType: 'image/jpeg', shape: 'jpeg' },
  png: { contentType: 'image/png', shape: 'png' },
  txt: { contentType: 'text/plain', shape: 'text' },
};

/** Without their dots. */
export const ATTACHMENT_EXTENSIONS: readonly string[] = Object.keys(TYPES);

/** What a file of this name has to be, or null if such files are not taken. */
export function attachmentType(filename: string): AttachmentType | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(TYPES, extension) ? TYPES[extension]! : null;
}

function openXml(kind: string): string {
  return `application/vnd.openxmlformats-officedocument.${kind}`;
}
