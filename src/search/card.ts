/** The text of a thing, taken from its file for mails: paragraphs in one line each, without the footnote. */
export function mailParagraphs(mail: string): string[] {
  const [text = ''] = mail.split(/\n\n\[1\] \S+\s*$/);
  return text.split(/\n{2,}/).map((paragraph) =>
    paragraph
      .replace(/\s*\[1\]$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
