package io.coffer.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answered.
 *
 * @param status the HTTP status; {@code null} if none came
 * @param failure why none came
 */
record WebhookAnswer(@Nullable Integer status, @Nullable String failure) {

    static WebhookAnswer of(int status) {
        return new WebhookAnswer(status, null);
    }

    static WebhookAnswer none(Throwable cause) {
        return new WebhookAnswer(null, cause.getClass().getSimpleName());
    }

    boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }
}
