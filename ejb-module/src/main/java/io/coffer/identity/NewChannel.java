package io.coffer.identity;

import io.coffer.net.Networks;

/**
 * A channel that is to be made.
 *
 * @param plan how much it may ask for; one that the settings know
 * @param allowedNetworks from where it may call; none: from anywhere
 */
public record NewChannel(String name, String plan, Networks allowedNetworks) {

    /** Networks that one channel can have: as many as fit into its row. */
    public static final int MAX_NETWORKS = 20;
}
