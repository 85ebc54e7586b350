/** The form in which usernames are compared. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase();
}
