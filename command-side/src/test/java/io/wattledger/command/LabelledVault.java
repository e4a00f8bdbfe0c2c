package io.wattledger.command;

import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.port.PersonalDataVault;
import java.util.Optional;

/** A vault whose sealed data only tell by which key and from what they were made. */
public final class LabelledVault implements PersonalDataVault {

    @Override
    public SealedPersonalData seal(Tenure tenure, CustomerDetails details) {
        return SealedPersonalData.of(tenure.keyName() + ":" + details.name().hashCode());
    }

    @Override
    public Optional<CustomerDetails> open(Tenure tenure, SealedPersonalData sealed) {
        return Optional.empty();
    }
}
