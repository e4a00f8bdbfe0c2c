package io.wattledger.kernel.account;

/**
 * A customer's personal data, in the clear: never stored, never logged.
 *
 * @param name the customer's name
 * @param phone the customer's telephone number
 */
public record CustomerDetails(String name, String phone) {

    /** Tells nothing about the person, so that a log line cannot either. */
    @Override
    public String toString() {
        return "CustomerDetails[withheld]";
    }
}
