package io.wattledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.junit.jupiter.api.Test;

class AxonCommandSideTest {

    private static final RecordOrderSent COMMAND =
            new RecordOrderSent(MeterId.of("m-1"), OperationId.of("op-1"), 1, new LeaseFence(GatewayId.of("g-1"), 7));

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final AxonCommandSide commandSide =
            new AxonCommandSide(DefaultCommandGateway.builder().commandBus(bus).build());

    private void handle(MessageHandler<CommandMessage<?>> handler) {
        bus.subscribe(RecordOrderSent.class.getName(), handler);
    }

    @Test
    void givenAHandler_whenAskedForLeave_thenItAnswersAndKnowsThatTheSystemAsks() {
        AtomicReference<Object> operator = new AtomicReference<>();
        handle(command -> {
            operator.set(command.getMetaData().get("operator"));
            return new WritePermit.Go(0, Money.ZERO);
        });

        assertThat(commandSide.recordSent(COMMAND)).isEqualTo(new WritePermit.Go(0, Money.ZERO));
        assertThat(operator).hasValue("system");
    }

    @Test
    void givenARefusal_whenAskedForLeave_thenNothingMayBeSent() {
        handle(command -> {
            throw new RefusedException(ProblemType.UNKNOWN_METER);
        });

        assertThat(commandSide.recordSent(COMMAND)).isEqualTo(new WritePermit.Stop("unknown-meter"));
    }

    @Test
    void givenTheStoreIsAway_whenAskedForLeave_thenItFailsSoThatItIsTriedAgain() {
        handle(command -> {
            throw new IllegalStateException("the store is away");
        });

        assertThatIllegalStateException().isThrownBy(() -> commandSide.recordSent(COMMAND));
    }
}
