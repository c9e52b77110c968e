/** The little that is used of adm-zip, which comes without types. */
declare module 'adm-zip' {
  export default class AdmZip {
    constructor(file: string);
    extractAllTo(folder: string, overwrite: boolean, keepOriginalPermission: boolean): void;
  }
}
