import type { Campaign } from '../use-campaign.ts';

/** Why a file is not even sent. */
export type AttachmentProblem = 'type' | 'empty' | 'too-large' | 'full';

/** What the server would refuse anyway, told before the file has left. `already`: files the lesson has or will have. */
export function checkAttachment(
  file: Readonly<{ name: string; size: number }>,
  limits: Campaign['attachments'],
  already: number,
): AttachmentProblem | null {
  const extension = /\.([A-Za-z0-9]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (!limits.extensions.includes(extension)) return 'type';
  if (file.size === 0) return 'empty';
  if (file.size > limits.maxBytes) return 'too-large';
  return already >= limits.maxPerLesson ? 'full' : null;
}
