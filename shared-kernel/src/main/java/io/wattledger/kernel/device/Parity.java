package io.wattledger.kernel.device;

/** Parity of the characters on a bus. */
public enum Parity {
    /** 10 bits a character (8N1). */
    NONE,

    /** 11 bits a character (8E1). */
    EVEN
}
