package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;

import io.wattledger.command.LabelledVault;
import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.customer.ChangeCustomerHandler;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.command.ChangeCustomer;
import io.wattledger.kernel.event.CustomerChanged;
import io.wattledger.kernel.problem.ProblemType;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ChangeCustomerTest {

    private static final CustomerDetails HAN = new CustomerDetails("韩梅梅", "13900000000");

    private final LabelledVault vault = new LabelledVault();
    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private FixtureConfiguration<Account> changing() {
        return fixture.registerAnnotatedCommandHandler(
                new ChangeCustomerHandler(fixture.getRepository(), vault, new StandingClock(NOON)));
    }

    @Test
    void theOwnersDataAreReplacedUnderTheOwnersKey() {
        changing()
                .given(Story.openAccount())
                .when(new ChangeCustomer(ACCOUNT, HAN))
                .expectEvents(new CustomerChanged(ACCOUNT, SITE, 1, vault.seal(Tenure.first(ACCOUNT), HAN), NOON));
    }

    @Test
    void whatIsNoNameOrNumberIsRefused() {
        changing()
                .given(Story.openAccount())
                .when(new ChangeCustomer(ACCOUNT, new CustomerDetails(" ", "1".repeat(31))))
                .expectException(Refused.as(ProblemType.MALFORMED_REQUEST))
                .expectNoEvents();
    }
}
