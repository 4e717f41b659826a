import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./generated/api";

export type { components, operations, paths } from "./generated/api";

/** What Coffer answers when it does not do what it was asked for (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** How a caller proves who it is. */
export type Proof =
  | { readonly token: () => string | Promise<string> }
  | { readonly apiKey: string }
  | { readonly nobody: true };

export type CofferClient = Client<paths>;

/**
 * A client of the Coffer at this address, such as `https://coffer.example`.
 *
 * A token is asked for with every request, so that a new one is used as soon as there is one.
 */
export function coffer(baseUrl: string, proof: Proof): CofferClient {
  const client = createClient<paths>({ baseUrl });
  client.use(proving(proof));
  return client;
}

function proving(proof: Proof): Middleware {
  return {
    async onRequest({ request }) {
      if ("token" in proof) {
        request.headers.set("Authorization", `Bearer ${await proof.token()}`);
      } else if ("apiKey" in proof) {
        request.headers.set("X-API-Key", proof.apiKey);
      }
      return request;
    },
  };
}

/** The stable name of a problem, the end of its type: `insufficient-funds`. */
export function problemName(problem: Problem): string {
  return problem.type.slice(problem.type.lastIndexOf("/") + 1);
}
