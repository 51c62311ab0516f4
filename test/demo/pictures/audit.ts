import type { Picture } from './stage.ts';

/** The audit of a workspace that has things to mend. */
export const audit: Picture = {
  size: { width: 1280, height: 720 },
  pixelRatio: 1.5,
  async arrange({ code }) {
    await code.palette.runCommand('Mistral Guard: Audit This Workspace');
    await code.webview().getByRole('heading', { name: 'Audit of the Mistral integration' }).waitFor();
    await code.palette.runCommand('View: Toggle Primary Side Bar Visibility');
    await code.palette.runCommand('Notifications: Clear All Notifications');
    // It looks once more when git has seen the new files, and is pale meanwhile.
    await code.webview().locator('main[aria-busy="false"]').waitFor();
  },
};
