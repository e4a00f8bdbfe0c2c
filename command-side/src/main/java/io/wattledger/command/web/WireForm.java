package io.wattledger.command.web;

/** Forms of decimal text in requests, as the API's description tells them. */
public final class WireForm {

    /** Money paid or moved: never negative. */
    public static final String AMOUNT = "^\\d+\\.\\d{2}$";

    /** Money paid or moved, or all that there is. */
    public static final String AMOUNT_OR_ALL = "^(ALL|\\d+\\.\\d{2})$";

    /** A difference of money, either way. */
    public static final String DIFFERENCE = "^-?\\d+\\.\\d{2}$";

    private WireForm() {}
}
