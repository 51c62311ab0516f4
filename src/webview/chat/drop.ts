/** Files from the explorer or from an editor's tab; VS Code hands them to a view while Shift is held. */
export function takeDrops(area: HTMLElement, dropped: (uris: string[]) => void): void {
  area.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.classList.add('dropping');
  });
  for (const end of ['dragleave', 'drop'] as const) area.addEventListener(end, () => area.classList.remove('dropping'));
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    const list = formats.map((format) => event.dataTransfer?.getData(format) ?? '').find((text) => text !== '') ?? '';
    const uris = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    if (uris.length > 0) dropped(uris.slice(0, mostFiles));
  });
}

const formats = ['application/vnd.code.uri-list', 'text/uri-list'] as const;
const mostFiles = 50;
