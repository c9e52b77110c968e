/** English: the import of old screenshots. */
export const screenshotImport = {
  chooseFolder: 'Choose a folder …',
  import: 'Import',
  importFolder: 'Import screenshots from a folder',
  imported:
    '<b>{imported, plural, one {# picture} other {# pictures}} imported</b> of {found, number} found in <folder></folder>.',
  lead: 'Every PNG, JPEG and WebP picture of a folder is copied into Mneme, encrypted and read. The folder itself is not changed. A text file of the same name that ends in <code>.json</code> may tell the time, the application, the title and the display; without it, the time at which the file was changed counts.',
  looking: 'Looking through the folder',
  notTaken: 'Files that could not be taken',
  others:
    '{known, plural, one {# was} other {# were}} already here, {same, number} showed nothing new, {excluded, number} excluded by your rules, {problems, number} could not be taken.',
  progress: '{done, number} of {found, plural, one {# picture} other {# pictures}}',
  title: 'Import old screenshots',
};
