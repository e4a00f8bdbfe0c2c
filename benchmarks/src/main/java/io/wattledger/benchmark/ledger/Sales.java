package io.wattledger.benchmark.ledger;

import io.wattledger.benchmark.measure.Work;
import io.wattledger.command.idempotency.Answer;
import io.wattledger.command.idempotency.GuardedRequest;
import io.wattledger.command.idempotency.RequestKey;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * Whole sale commands, as the REST interface sends them: first looked up by their Idempotency-Key, and stored with receipt number, work
 * for the adapter, lookup entry, chain hash and answer.
 */
final class Sales {

    private static final OperatorId OPERATOR = new OperatorId("benchmark");
    private static final String BODY_SHA256 = "0".repeat(64);

    private final Town town;
    private final CommandGateway commands;
    private final IdSource ids;

    Sales(Product product, Town town) {
        this.town = town;
        this.commands = product.get(CommandGateway.class);
        this.ids = product.get(IdSource.class);
    }

    Contender contender() {
        return new Contender("Wattledger, a whole sale", over(town.accounts()), () -> {});
    }

    /** Sales spread over the first accounts of the town. */
    Work over(int accounts) {
        return (client, random) -> {
            int account = random.nextInt(accounts);
            OperationId operation = new OperationId(ids.next());
            SellCredit sale = new SellCredit(
                    town.account(account),
                    town.meter(account),
                    operation,
                    Money.ofFen(random.nextInt(100, 20_000)),
                    PaymentMethod.CASH,
                    true);
            String path = "/api/v1/accounts/" + sale.accountId() + "/sales";
            GuardedRequest request = new GuardedRequest(
                    new RequestKey(OPERATOR, "POST", path, ids.next()),
                    BODY_SHA256,
                    (result, sequence) -> new Answer(
                            201,
                            "/api/v1/operations/" + operation,
                            "{\"operationId\":\"" + operation + "\",\"sequence\":" + sequence + "}"));
            commands.sendAndWait(new GenericCommandMessage<>(
                    sale,
                    Map.of(
                            EventMetadata.OPERATOR,
                            OPERATOR.value(),
                            EventMetadata.CLIENT_ADDRESS,
                            "192.0.2.7",
                            EventMetadata.CORRELATION_ID,
                            operation.value(),
                            EventMetadata.SITE,
                            town.siteOf(account).value(),
                            GuardedRequest.METADATA_KEY,
                            request)));
        };
    }
}
