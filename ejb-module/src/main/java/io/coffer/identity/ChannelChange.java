package io.coffer.identity;

import io.coffer.net.Networks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is to be different about a channel; what is empty stays. */
public record ChannelChange(
        Optional<String> name,
        Optional<ChannelStatus> status,
        Optional<String> plan,
        Optional<Networks> allowedNetworks) {

    /** For the audit trail. */
    Map<String, Object> detail() {
        var detail = new LinkedHashMap<String, Object>();
        name.ifPresent(wanted -> detail.put("name", wanted));
        status.ifPresent(wanted -> detail.put("status", wanted));
        plan.ifPresent(wanted -> detail.put("plan", wanted));
        allowedNetworks.ifPresent(wanted -> detail.put(
                "allowed_networks", wanted.all().stream().map(Object::toString).toList()));
        return detail;
    }
}
