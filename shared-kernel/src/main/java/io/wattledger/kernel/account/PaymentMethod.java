package io.wattledger.kernel.account;

/** How money came in or went out. */
public enum PaymentMethod {
    /** Notes and coins at the till. */
    CASH,

    /** Bank card at the till. */
    BANK,

    /** WeChat Pay. */
    WECHAT,

    /** Alipay. */
    ALIPAY,

    /** UnionPay. */
    UNIONPAY,

    /** The campus card. */
    CAMPUS_CARD,

    /** Bank transfer. */
    TRANSFER
}
