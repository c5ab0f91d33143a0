/** The package that is uploaded to Teams: manifest and icons in a ZIP, the same bytes each time. */
import { strToU8, zipSync } from 'fflate';
import { colourIcon, outlineIcon } from './app-icons.ts';
import { ICONS, type ManifestOptions, toManifest } from './app-manifest.ts';

/** A ZIP holds a time for each file: the first that it can say, in the zone of this machine, so that no clock shows. */
const NO_TIME = new Date(1980, 0, 1);

/** The package as it is written to a file. */
export function toAppPackage(options: ManifestOptions): Uint8Array {
  const manifest = strToU8(`${JSON.stringify(toManifest(options), undefined, 2)}\n`);
  const files = { 'manifest.json': manifest, [ICONS.color]: colourIcon(), [ICONS.outline]: outlineIcon() };
  return zipSync(files, { mtime: NO_TIME, level: 9 });
}
