import { coffer, problemName } from "./index";

/** Pays, as a channel does: a new key for each payment, the same one for each attempt at it. */
export async function pay(baseUrl: string, apiKey: string, key: string): Promise<string> {
  const tokens = await coffer(baseUrl, { nobody: true }).POST("/api/v1/tokens", { body: { api_key: apiKey } });
  if (tokens.error) {
    throw new Error(problemName(tokens.error));
  }
  const token = tokens.data.access_token;

  const client = coffer(baseUrl, { token: () => token });
  const { data, error } = await client.POST("/api/v1/payments", {
    params: { header: { "Idempotency-Key": key } },
    body: {
      amount: "250.00",
      currency: "EUR",
      destination_currency: "PHP",
      source_account: "01900000-0000-7000-8000-000000000e01",
      destination_account: "01900000-0000-7000-8000-000000000b01",
      client_reference: key,
    },
  });
  if (error) {
    throw new Error(`${problemName(error)}: ${error.detail}`);
  }
  return data.status;
}
