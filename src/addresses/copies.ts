/** The files to copy beside a page. An id has no dot, so the two cannot meet; nor can a drawing, whose name ends like no id of a step. */
export function texts(stem: string): { mail: string; markdown: string } {
  const mail = `${stem}.txt`;
  return { mail, markdown: markdownFile(mail) };
}

/** The file in Markdown that lies beside one for a mail. */
export function markdownFile(mail: string): string {
  return mail.replace(/\.txt$/, '.md.txt');
}
