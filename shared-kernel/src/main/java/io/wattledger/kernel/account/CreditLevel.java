package io.wattledger.kernel.account;

/** How much an account has left whose balance we hold; the warning levels of its meters. */
public enum CreditLevel {
    /** More than alarm amount 1. */
    NORMAL,

    /** 报警1: below alarm amount 1. */
    ALARM_1,

    /** 报警2: below alarm amount 2. */
    ALARM_2,

    /** 欠费: used up, overdraft included. */
    ARREARS
}
