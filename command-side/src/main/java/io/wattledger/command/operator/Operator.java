package io.wattledger.command.operator;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.command.security.OperatorDirectory;
import io.wattledger.command.security.OperatorRecord;
import io.wattledger.command.security.Role;
import io.wattledger.kernel.event.OperatorRegistered;
import io.wattledger.kernel.id.OperatorId;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A person, or another system, that operates this one. */
@Aggregate
class Operator {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable OperatorId operatorId;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RegisterOperator command, OperatorDirectory directory) {
        // In the event's own transaction: the user name stays unique, and the password's hash never is in an event.
        directory.add(
                new OperatorRecord(command.operatorId(), command.username(), command.roles(), command.sites()),
                command.passwordHash());
        apply(new OperatorRegistered(
                command.operatorId(),
                command.username(),
                command.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()),
                command.sites()));
    }

    @EventSourcingHandler
    void on(OperatorRegistered event) {
        operatorId = event.operatorId();
    }
}
