import { addKey } from './addKey.ts';
import { addRemoteKey } from './addRemoteKey.ts';
import { checkAllKeys, checkKey } from './checkKeys.ts';
import { copyKey } from './copyKey.ts';
import { callOffRotation, resumeRotation } from './driveRotation.ts';
import { deleteKey, moveKey, renameKey, setDefaultKey, setExpiry } from './editKey.ts';
import { deleteProfile, editProfile, newProfile, switchProfile } from './profiles.ts';
import { rotateKey } from './rotateKey.ts';

/** What the commands for keys ask and do, by their names. */
export const dialogs = {
  addKey,
  addRemoteKey,
  checkKey,
  checkAllKeys,
  setDefaultKey,
  renameKey,
  setExpiry,
  moveKey,
  copyKey,
  deleteKey,
  rotateKey,
  resumeRotation,
  callOffRotation,
  newProfile,
  editProfile,
  deleteProfile,
  switchProfile,
} as const;
