/** A LIKE pattern (escape character `\`) for text that holds this, whatever signs are in it. */
export function likeContains(text: string): string {
  return `%${escapeLike(text)}%`;
}

/** The same for text that starts with this. */
export function likeStartsWith(text: string): string {
  return `${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
