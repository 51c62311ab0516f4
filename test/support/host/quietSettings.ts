import type { Settings } from './userSettings.ts';

/** A workbench that shows our extension and nothing that comes and goes by itself. */
export const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Dark Modern',
  'workbench.editor.useModal': 'off',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code's placeholders, not ours.
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'remote.autoForwardPorts': false,
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  // The desktop's default; a browser's would be to save after a moment.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  // Drawn as elements of the page, a terminal's text can be read.
  'terminal.integrated.gpuAcceleration': 'off',
  'workbench.hover.delay': 100,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
};
