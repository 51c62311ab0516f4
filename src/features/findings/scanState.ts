/** How the last look at the folders stands. */
export type ScanState =
  | { readonly is: 'never' }
  | { readonly is: 'scanning'; readonly files: number }
  | { readonly is: 'stopped'; readonly files: number }
  | { readonly is: 'done'; readonly files: number; readonly at: number; readonly unread: number };

const counted = (files: number): string => `${files.toLocaleString('en')} ${files === 1 ? 'file' : 'files'}`;

/** Beside the title of the view. */
export function describeScan(state: ScanState, ago: (moment: number) => string): string {
  switch (state.is) {
    case 'never':
      return 'open files only';
    case 'scanning':
      return `scanning, ${counted(state.files)} so far`;
    case 'stopped':
      return `stopped after ${counted(state.files)}`;
    case 'done':
      return `${counted(state.files)}, ${ago(state.at)}`;
  }
}

export const nothingFound = (files: number): string => `Nothing found in ${counted(files)}`;
