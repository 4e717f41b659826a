package io.coffer.kyc.limit;

import io.coffer.kyc.Level;
import io.coffer.kyc.Standing;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The limits of customers whose dossiers this transaction has locked. Made by {@link Limits#lock}; of use until the end of
 * the transaction, on its thread.
 */
public final class LockedLimits {

    private final LocalDate today;
    private final Map<UUID, Standing> standings;
    private final Collection<Limit> limits;
    private final Map<Usage.Key, Usage> usages;
    private final Consumer<Object> write;

    /** @param write keeps a new row */
    LockedLimits(
            Instant now,
            Map<UUID, Standing> standings,
            Collection<Limit> limits,
            Collection<Usage> usages,
            Consumer<Object> write) {
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.standings = standings;
        this.limits = limits;
        this.usages = new HashMap<>(usages.stream().collect(Collectors.toMap(Usage::key, Function.identity())));
        this.write = write;
    }

    /**
     * Whether a customer may move an amount now.
     *
     * @return refused with {@code kyc-required} or {@code limit-exceeded}
     * @throws IllegalStateException if the customer is not locked
     */
    public Outcome<Allowance> allow(UUID customer, Money amount) {
        var standing = standing(customer);
        var limit = limit(standing.level(), amount.asset());
        if (limit.isEmpty()) {
            return levelTooLow(standing, amount.asset());
        }
        var usedToday = usage(Usage.Key.ofDay(customer, amount.asset().code(), today));
        var usedThisMonth = usage(Usage.Key.ofMonth(customer, amount.asset().code(), today));
        return limit.get()
                .excess(amount, usedToday.used(amount.asset()), usedThisMonth.used(amount.asset()))
                .map(this::exceeded)
                .orElseGet(() -> Outcome.done(reference -> {
                    count(usedToday, amount);
                    count(usedThisMonth, amount);
                    write.accept(new LimitUse(reference, customer, amount, today));
                }));
    }

    /**
     * Whether a customer's level moves an asset at all; nothing is counted.
     *
     * @return refused with {@code kyc-required}
     * @throws IllegalStateException if the customer is not locked
     */
    public Outcome<Asset> permit(UUID customer, Asset asset) {
        var standing = standing(customer);
        return limit(standing.level(), asset).isPresent() ? Outcome.done(asset) : levelTooLow(standing, asset);
    }

    private Standing standing(UUID customer) {
        var standing = standings.get(customer);
        if (standing == null) {
            throw new IllegalStateException("not locked: customer " + customer);
        }
        return standing;
    }

    private Optional<Limit> limit(Level level, Asset asset) {
        return limitsOf(asset).filter(limit -> limit.level() == level).findFirst();
    }

    private Stream<Limit> limitsOf(Asset asset) {
        return limits.stream().filter(limit -> limit.asset().equals(asset.code()));
    }

    private <T> Outcome<T> levelTooLow(Standing standing, Asset asset) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("level", standing.level().number());
        var required = limitsOf(asset)
                .map(Limit::level)
                .filter(level -> level.isAtLeast(standing.level()))
                .min(Comparator.naturalOrder());
        required.ifPresent(level -> members.put("required_level", level.number()));
        return Outcome.refused(
                ProblemType.KYC_REQUIRED,
                required.map(level -> "Level " + level.number() + " is needed to move " + asset.code() + ".")
                        .orElse(asset.code() + " can't be moved at any level from yours up."),
                members);
    }

    private Outcome<Allowance> exceeded(Limit.Excess excess) {
        var members = new LinkedHashMap<String, Object>();
        members.put("limit", excess.kind().name());
        members.put("asset", excess.allowed().asset().code());
        members.put("allowed", excess.allowed().plain());
        members.put("left", excess.left().plain());
        resets(excess.kind()).ifPresent(at -> members.put("resets_at", at));
        return Outcome.refused(
                ProblemType.LIMIT_EXCEEDED,
                switch (excess.kind()) {
                    case PER_TRANSACTION -> "One movement may have " + excess.allowed() + " at most.";
                    case DAILY -> "Of " + excess.allowed() + " a day, " + excess.left() + " are left.";
                    case MONTHLY -> "Of " + excess.allowed() + " a month, " + excess.left() + " are left.";
                },
                members);
    }

    private Optional<Instant> resets(Limit.Kind kind) {
        return switch (kind) {
            case PER_TRANSACTION -> Optional.empty();
            case DAILY -> Optional.of(midnight(today.plusDays(1)));
            case MONTHLY ->
                Optional.of(midnight(YearMonth.from(today).plusMonths(1).atDay(1)));
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Usage usage(Usage.Key key) {
        var known = usages.get(key);
        return known == null ? new Usage(key) : known;
    }

    private void count(Usage usage, Money amount) {
        if (usages.putIfAbsent(usage.key(), usage) == null) {
            write.accept(usage);
        }
        usages.getOrDefault(usage.key(), usage).add(amount.amount());
    }
}
