/** What the program uses of the runtime of Workers; all types of it would come with another `fetch` than Node's. */
declare module 'cloudflare:workers' {
  /** A Worker whose methods other Workers call. */
  export class WorkerEntrypoint {}
}
