/** Removes passwords from addresses like https://name:password@host in a text for logs and errors. */
export function withoutPasswords(text: string): string {
  return text.replace(/(:\/\/[^\s/:@]*):[^\s/@]+@/g, '$1:…@');
}
