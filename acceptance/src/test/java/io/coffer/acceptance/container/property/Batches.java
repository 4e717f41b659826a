package io.coffer.acceptance.container.property;

import io.coffer.ledger.Account;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.Side;
import io.coffer.ledger.posting.EntryOrder;
import io.coffer.ledger.posting.PostingAnswer;
import io.coffer.ledger.posting.PostingBatches;
import io.coffer.ledger.posting.PostingMode;
import io.coffer.ledger.posting.PostingRequest;
import io.coffer.ledger.posting.PostingResult;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Posts adjustments in bulk at random, some of them wrong, as a back-office system does. */
@Dependent
public class Batches {

    private static final int MAX_ENTRIES = 8;
    private static final List<String> HOUSE = List.of("suspense", "capital", "fee-income", "write-off");

    @Inject
    private PostingBatches batches;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private Transactions transactions;

    String post(Attempt attempt) {
        var request = request(attempt, false);
        attempt.run.batches.add(request);
        return send(attempt, request);
    }

    /** The same request, or a part of it under the same key; the first one may be on its way still. */
    String postAgain(Attempt attempt) {
        return attempt.run
                .batches
                .any(attempt.random)
                .map(first -> send(attempt, attempt.once(3) ? changed(first) : first))
                .orElse(Attempt.NOTHING_TO_DO);
    }

    private static PostingRequest changed(PostingRequest first) {
        return new PostingRequest(
                first.channel(),
                first.idempotencyKey(),
                first.mode() == PostingMode.ITEM_BY_ITEM ? PostingMode.ALL_OR_NOTHING : PostingMode.ITEM_BY_ITEM,
                false,
                first.entries());
    }

    /** Nothing of it is there afterwards: none of it is told to the model. */
    String dryRun(Attempt attempt) {
        var request = request(attempt, true);
        attempt.about("dry run of", request.entries());
        return Attempt.answer(batches.post(request));
    }

    /** The house takes all its fees, so that what is taken back of one finds none left. */
    String sweep(Attempt attempt) {
        var asset = attempt.purse().asset();
        var fees = transactions.inNew(() -> ledger.find(house.stripes("fee-income", asset))).values().stream()
                .map(Account::balance)
                .reduce(Money.zero(asset), Money::plus);
        if (fees.isNegative()) {
            attempt.run.answers().contradiction("there are fees of " + fees);
        }
        if (!fees.isPositive()) {
            return Attempt.NOTHING_TO_DO;
        }
        var lines = List.of(
                new EntryOrder.Line("fee-income:" + asset.code(), Side.DEBIT, fees.plain(), asset.code()),
                new EntryOrder.Line("capital:" + asset.code(), Side.CREDIT, fees.plain(), asset.code()));
        var reference = "sweep-" + attempt.run.id().replace(':', '-') + "-" + attempt.name;
        return send(
                attempt,
                new PostingRequest(
                        attempt.run.system(),
                        attempt.run.id() + ":key:" + attempt.name,
                        PostingMode.ALL_OR_NOTHING,
                        false,
                        List.of(new EntryOrder(reference, "adjustment", null, Map.of(), lines))));
    }

    private String send(Attempt attempt, PostingRequest request) {
        var key = request.channel().id() + " " + request.idempotencyKey();
        var answers = attempt.run.answers();
        var earlier = answers.batch(key);
        attempt.about(request.idempotencyKey(), request.mode(), request.entries());
        var outcome = batches.post(request);
        if (!(outcome instanceof Done<PostingAnswer> done)) {
            if (earlier.isPresent() && ((Refused<?>) outcome).type() != ProblemType.IDEMPOTENCY_KEY_REUSED) {
                answers.contradiction("done before under the key " + key + ", then " + Attempt.answer(outcome));
            }
            return Attempt.answer(outcome);
        }
        answers.batchPosted(key, done.value().batchId().orElseThrow());
        if (done.value().replayed()) {
            return "done before";
        }
        if (earlier.isPresent()) {
            answers.contradiction("done once more under the key " + key);
        }
        long posted = done.value().results().stream()
                .filter(result -> posted(attempt.run, request, result))
                .count();
        return posted == request.entries().size() ? Attempt.DONE : "done in part";
    }

    private static boolean posted(Run run, PostingRequest request, PostingResult result) {
        if (result.status() != PostingResult.Status.POSTED) {
            return false;
        }
        var order = request.entries().get(result.index());
        var lines = order.lines().stream()
                .map(line -> new Answers.Line(line.account(), Objects.requireNonNull(line.asset()), signed(line)))
                .toList();
        run.entries.add(run.answers().posted(order.reference(), Objects.requireNonNull(result.entryId()), lines));
        run.batchReferences.add(order.reference());
        return true;
    }

    private static BigDecimal signed(EntryOrder.Line line) {
        var amount = new BigDecimal(line.amount());
        return line.side() == Side.DEBIT ? amount : amount.negate();
    }

    private static PostingRequest request(Attempt attempt, boolean dryRun) {
        var orders = new ArrayList<EntryOrder>();
        int size = 1 + attempt.random.nextInt(MAX_ENTRIES);
        for (int index = 0; index < size; index++) {
            orders.add(order(attempt, index, orders));
        }
        return new PostingRequest(
                attempt.run.system(),
                attempt.run.id() + ":key:" + attempt.name,
                attempt.random.nextBoolean() ? PostingMode.ITEM_BY_ITEM : PostingMode.ALL_OR_NOTHING,
                dryRun,
                orders);
    }

    private static EntryOrder order(Attempt attempt, int index, List<EntryOrder> before) {
        var purse = attempt.purse();
        var amount = attempt.amount(purse.asset());
        var asset = purse.asset().code();
        var account = attempt.once(40)
                ? new UUID(0, index).toString()
                : purse.account().toString();
        var house = HOUSE.get(attempt.random.nextInt(HOUSE.size())) + ":" + asset;
        boolean debit = attempt.random.nextBoolean();
        var mine = new EntryOrder.Line(account, debit ? Side.DEBIT : Side.CREDIT, amount.plain(), asset);
        var balancing = attempt.once(40) ? amount.plus(amount) : amount;
        var theirs = new EntryOrder.Line(house, debit ? Side.CREDIT : Side.DEBIT, balancing.plain(), asset);
        return new EntryOrder(reference(attempt, index, before), "adjustment", null, Map.of(), List.of(mine, theirs));
    }

    /** A reference has no colon here. Now and then it is that of an earlier entry, of this batch or of another one. */
    private static String reference(Attempt attempt, int index, List<EntryOrder> before) {
        var fresh = "batch-" + attempt.run.id().replace(':', '-') + "-" + attempt.name + "-" + index;
        if (!before.isEmpty() && attempt.once(40)) {
            return before.get(0).reference();
        }
        return attempt.once(30)
                ? attempt.run.batchReferences.any(attempt.random).orElse(fresh)
                : fresh;
    }
}
