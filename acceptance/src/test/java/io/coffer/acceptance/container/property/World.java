package io.coffer.acceptance.container.property;

import io.coffer.audit.Actor;
import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.money.Asset;
import io.coffer.step.IdempotencyKey;
import io.coffer.wallet.Wallets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Somebody's wallets, few enough that threads meet on their accounts. */
@Dependent
public class World {

    private static final int OWNERS = 4;
    private static final int WALLETS = 3;
    private static final List<String> ASSETS = List.of("EUR", "JPY", "USDC");

    @Inject
    private Wallets wallets;

    @Inject
    private Assets assets;

    /** A wallet's account in an asset. */
    record Purse(UUID owner, UUID wallet, UUID account, Asset asset) {

        @Override
        public String toString() {
            return account + " " + asset.code();
        }
    }

    /** New wallets of new owners, each with an empty account of each asset. */
    List<Purse> open(String run) {
        var purses = new ArrayList<Purse>();
        for (int owner = 0; owner < OWNERS; owner++) {
            var who = new Actor(Ids.next(), run);
            for (int number = 0; number < WALLETS; number++) {
                var key = new IdempotencyKey.Key(who.id(), run + ":" + number);
                var wallet = wallets.open(who, "Random " + number, key, new byte[32])
                        .orElseThrow()
                        .wallet()
                        .wallet()
                        .id();
                ASSETS.forEach(code -> purses.add(new Purse(
                        who.id(),
                        wallet,
                        wallets.account(wallet, code).orElseThrow().id(),
                        assets.find(code).orElseThrow())));
            }
        }
        return List.copyOf(purses);
    }

    static Purse any(List<Purse> purses, RandomGenerator random) {
        return purses.get(random.nextInt(purses.size()));
    }

    /** Another wallet's account in the same asset. */
    static Purse other(List<Purse> purses, Purse than, RandomGenerator random) {
        var others = purses.stream()
                .filter(purse -> purse.asset().equals(than.asset()) && !purse.equals(than))
                .toList();
        return any(others, random);
    }

    /** The same wallet's account in another asset. */
    static Purse exchanged(List<Purse> purses, Purse than, RandomGenerator random) {
        var others = purses.stream()
                .filter(purse -> purse.wallet().equals(than.wallet()) && !purse.equals(than))
                .toList();
        return any(others, random);
    }
}
