package io.wattledger.kernel.port;

import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.Tenure;
import java.util.Optional;

/** Encrypts customers' personal data with a key for each owner of an account, kept outside the event store. */
public interface PersonalDataVault {

    /** Seals the details of an account's owner; makes the owner's key at first use, in the current transaction. */
    SealedPersonalData seal(Tenure tenure, CustomerDetails details);

    /** The details in the clear; empty once the owner's key was destroyed. */
    Optional<CustomerDetails> open(Tenure tenure, SealedPersonalData sealed);
}
