package io.wattledger.adapter;

import io.wattledger.adapter.money.MoneyLedger;
import io.wattledger.adapter.order.OrderBook;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** Ledger and order book behind Axon's command bus, in the name of the system. A command that is refused permits nothing. */
final class AxonCommandSide implements MoneyLedger, OrderBook {

    private static final long LONGEST_COMMAND_SECONDS = 10;
    private static final Map<String, String> BY_THE_SYSTEM = Map.of(EventMetadata.OPERATOR, "system");

    private final CommandGateway commands;

    AxonCommandSide(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public WritePermit recordIntent(RecordMoneyWriteIntent intent) {
        return permit(intent);
    }

    @Override
    public WritePermit recordSent(RecordOrderSent sent) {
        return permit(sent);
    }

    private WritePermit permit(Object command) {
        try {
            return (WritePermit) Objects.requireNonNull(send(command), "a write is permitted or not");
        } catch (RefusedException refused) {
            return new WritePermit.Stop(refused.refusal().type().kebabName());
        }
    }

    @Override
    public void report(ReportMoneyWrite report) {
        send(report);
    }

    @Override
    public void report(ReportOrder report) {
        send(report);
    }

    @Override
    public void expire(ExpireOrder expiry) {
        send(expiry);
    }

    private @Nullable Object send(Object command) {
        CommandMessage<Object> message =
                GenericCommandMessage.asCommandMessage(command).andMetaData(BY_THE_SYSTEM);
        return commands.sendAndWait(message, LONGEST_COMMAND_SECONDS, TimeUnit.SECONDS);
    }
}
