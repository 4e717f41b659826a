package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.identity.NewChannel;
import io.coffer.net.Network;
import io.coffer.net.Networks;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the members that a new channel and a changed one have in common. */
final class ChannelMembers {

    private static final int MAX_NAME = 100;
    private static final int MAX_PLAN = 30;
    private static final int MAX_NETWORK = 43;

    private final Members members = new Members();

    Members members() {
        return members;
    }

    String name(@Nullable String value) {
        return members.text("name", value, MAX_NAME);
    }

    String plan(@Nullable String value, Predicate<String> isPlan) {
        var plan = members.text("plan", value, MAX_PLAN);
        members.check(isPlan.test(plan), "plan", "must be one of the plans in the settings");
        return plan;
    }

    Networks networks(@Nullable List<@Nullable String> values) {
        return new Networks(members.list("allowed_networks", values, 0, NewChannel.MAX_NETWORKS, this::network).stream()
                .flatMap(text -> Network.parse(text).stream())
                .toList());
    }

    private String network(String name, @Nullable String value) {
        var text = members.text(name, value, MAX_NETWORK);
        members.check(
                Network.parse(text).isPresent(),
                name,
                "must be a network such as 203.0.113.0/24 or 2001:db8::/32, or a single address");
        return text;
    }
}
