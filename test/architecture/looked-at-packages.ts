/**
 * Packages that could do more than be read: each was looked at, and stands here with what it is for. A new one fails a test
 * until somebody looked at what it runs and wrote it down.
 */

/** They name a script for their installation. None is run (`ignore-scripts`); what it would have done stands beside it. */
export const withInstallScripts: Readonly<Record<string, string>> = {
  'electron-winstaller': 'copies a 7-Zip for installers of Windows, which are not made',
  esbuild: 'checks its own program; works without',
  'get-windows': 'builds its Windows and macOS add-ons where none fits',
  'onnxruntime-node': 'downloads GPU libraries, which are not used',
  protobufjs: 'prints a note about its versions',
  'tesseract.js': 'prints a request for donations',
};

/** Shipped, with libraries or programs of their own; `-*` stands for the platforms. */
export const withNativeCode: Readonly<Record<string, string>> = {
  '@img/sharp-*': 'pictures: the add-on of sharp',
  '@img/sharp-libvips-*': 'pictures: libvips, loaded by sharp',
  'better-sqlite3': 'the database with its cipher',
  'get-windows': 'which window is open: add-ons, and a program of macOS',
  'node-gyp': 'comes with get-windows, is left out of the application',
  'onnxruntime-node': 'runs the embedding model',
  'onnxruntime-web': 'comes with transformers.js, is left out of the application',
  'screenshot-desktop': 'the fallback for pictures of the screen: a script of Windows',
  'tesseract.js-core': 'reads the screen: WebAssembly, in the sandbox of V8',
};
