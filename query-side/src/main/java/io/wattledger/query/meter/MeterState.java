package io.wattledger.query.meter;

/** The one state of a meter that people are shown; the first of these that holds. */
public enum MeterState {
    /** 未开户: no account is open on it. */
    NOT_OPENED,
    /** 失联: it no longer answers. */
    LOST,
    /** 欠费: its credit is used up. */
    ARREARS,
    /** 报警2: its balance is below alarm amount 2. */
    ALARM_2,
    /** 报警1: its balance is below alarm amount 1. */
    ALARM_1,
    /** 正常: none of these. */
    NORMAL
}
