package io.wattledger.kernel.port;

import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import java.util.Optional;

/** Encrypts customers' personal data with a key per account, kept outside the event store. */
public interface PersonalDataVault {

    /** Seals the details for an account; makes the account's key at first use, in the current transaction. */
    SealedPersonalData seal(AccountId account, CustomerDetails details);

    /** The details in the clear; empty once the account's key was destroyed. */
    Optional<CustomerDetails> open(AccountId account, SealedPersonalData sealed);
}
