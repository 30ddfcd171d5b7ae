let dialog: HTMLDialogElement | undefined;

/**
 * Shows a text, selected and focused, to be copied by hand.
 * @param what `eom.resolve.eexist for mail`
 */
export function showSelected(text: string, what: string): void {
  dialog?.remove();
  dialog = document.createElement('dialog');
  dialog.className = 'copy-dialog';
  const title = document.createElement('p');
  title.id = 'copy-dialog-title';
  title.textContent = `The browser keeps the clipboard closed. Here is ${what}, selected:`;
  dialog.setAttribute('aria-labelledby', title.id);
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.value = text;
  area.cols = 74;
  area.rows = Math.min(24, text.split('\n').length + 1);
  area.setAttribute('aria-labelledby', title.id);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog?.close());
  dialog.append(title, area, close);
  document.body.append(dialog);
  dialog.showModal();
  area.focus();
  area.select();
}
