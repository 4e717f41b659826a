package io.coffer.payment.provider;

import io.coffer.json.JsonProvider;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The off-ramp provider; its address and time-outs are set under {@code off-ramp/mp-rest}. */
@RegisterRestClient(configKey = "off-ramp")
@RegisterProvider(JsonProvider.class)
@RegisterProvider(RampAnswers.class)
@Timeout
@Retry(abortOn = RampAnswerException.class)
@CircuitBreaker(skipOn = RampAnswerException.class)
public interface OffRampClient extends RampClient {}
