package io.wattledger.command.account;

import io.wattledger.command.FieldFaults;
import io.wattledger.kernel.account.CustomerDetails;

/** What a customer's data must be like, wherever they are given. */
public final class CustomerFields {

    private static final int LONGEST_PHONE = 30;

    private CustomerFields() {}

    /**
     * Notes what is wrong with a customer's data.
     *
     * @param path of the customer in the request, with a dot behind; empty where the request is the customer
     */
    public static FieldFaults check(FieldFaults faults, String path, CustomerDetails customer) {
        return faults.name(path + "name", customer.name()).text(path + "phone", customer.phone(), LONGEST_PHONE);
    }
}
