package io.coffer.sandbox.demo;

/** The channel of the demo data. Its key and secret are public: they exist in sandboxes only. */
public final class DemoChannel {

    /** The channel's API key. */
    public static final String API_KEY = "ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a4";

    /** The account its payments are debited to, in EUR. */
    public static final String SOURCE_ACCOUNT = "01900000-0000-7000-8000-000000000e01";

    /** The account its payments are credited to, in PHP. */
    public static final String DESTINATION_ACCOUNT = "01900000-0000-7000-8000-000000000b01";

    /** The secret its webhooks are signed with. */
    public static final String WEBHOOK_SECRET = "whsec_Y29mZmVyLXNhbmRib3gtZGVtby13ZWJob29rLWtleSE=";

    /** The endpoint its webhooks go to, at the sandbox's webhook receiver. */
    public static final String WEBHOOK_ENDPOINT = "demo";

    /** The path of that endpoint. */
    public static final String WEBHOOK_PATH = "/webhooks/" + WEBHOOK_ENDPOINT;

    private DemoChannel() {}
}
