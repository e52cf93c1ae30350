/** A text for logs and errors: of addresses like https://name:password@host the password is left out. */
export function withoutPasswords(text: string): string {
  return text.replace(/(:\/\/[^\s/:@]*):[^\s/@]+@/g, '$1:…@');
}
