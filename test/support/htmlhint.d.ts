/** What tests use of htmlhint, which comes without types. */
declare module 'htmlhint' {
  export const HTMLHint: {
    verify(page: string): { rule: { id: string }; message: string; evidence: string }[];
  };
}
