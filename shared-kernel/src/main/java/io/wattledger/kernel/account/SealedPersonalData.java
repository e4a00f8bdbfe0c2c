package io.wattledger.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A customer's details, encrypted with a key of their own that is kept outside the event store: destroying the key erases the
 * person from every copy of the events.
 *
 * @param ciphertext Base64, made and opened by {@link io.wattledger.kernel.port.PersonalDataVault}
 */
public record SealedPersonalData(String ciphertext) {

    /** Sealed data with this ciphertext. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SealedPersonalData of(String ciphertext) {
        return new SealedPersonalData(ciphertext);
    }

    @JsonValue
    @Override
    public String ciphertext() {
        return ciphertext;
    }
}
