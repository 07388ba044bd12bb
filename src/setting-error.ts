/** Thrown for a setting that cannot be used; the message says which and how to mend it. */
export class SettingError extends Error {}
