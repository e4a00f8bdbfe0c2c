package io.wattledger.benchmark.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An account with a balance and nothing else, as a first try at such a system has it. */
final class PlainAccount {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String accountId;

    private long balanceFen;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    PlainAccount() {}

    static String idOf(int number) {
        return "account-" + number;
    }

    @CommandHandler
    void handle(Sell command) {
        apply(new Sold(command.accountId(), command.fen(), balanceFen + command.fen()));
    }

    @EventSourcingHandler
    void on(Opened event) {
        accountId = event.accountId();
    }

    @EventSourcingHandler
    void on(Sold event) {
        balanceFen = event.balanceFen();
    }

    /** Sell credit. */
    record Sell(@TargetAggregateIdentifier String accountId, long fen) {}

    /** An account was opened. */
    record Opened(String accountId) {}

    /** Credit was sold. */
    record Sold(String accountId, long fen, long balanceFen) {}
}
