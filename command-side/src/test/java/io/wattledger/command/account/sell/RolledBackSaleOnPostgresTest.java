package io.wattledger.command.account.sell;

import static io.wattledger.command.account.Story.HUNDRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** The accounts of this program stay in memory between commands. */
@OnPostgres
class RolledBackSaleOnPostgresTest {

    private static final int UNIT_ADDRESS = 1;

    @Autowired
    Town town;

    @Test
    void aSaleThatFailsAfterItWasDecidedLeavesNothingInTheAccountInMemory() {
        MeterId meter = town.registerMeter(UNIT_ADDRESS);
        AccountId account = town.openAndConfirmed(meter, UNIT_ADDRESS);
        OperationId taken = town.sell(account, meter, HUNDRED.plus(HUNDRED)).operationId();
        int facts = town.factsOf(account).size();

        // The recorder notes an identity once; it fails after the account has changed.
        assertThatThrownBy(() -> sell(account, meter, taken)).isInstanceOf(DuplicateKeyException.class);

        // If the account remembered it, this would be a sale like one of a moment ago.
        SaleAccepted sold = town.ask(sale(account, meter, town.operation()), SaleAccepted.class);
        assertThat(sold.receiptNumber()).isEqualTo(2);
        assertThat(town.factsOf(account)).hasSize(facts + 1);
    }

    private void sell(AccountId account, MeterId meter, OperationId operation) {
        town.send(sale(account, meter, operation));
    }

    private static SellCredit sale(AccountId account, MeterId meter, OperationId operation) {
        return new SellCredit(account, meter, operation, HUNDRED, PaymentMethod.CASH, false);
    }
}
