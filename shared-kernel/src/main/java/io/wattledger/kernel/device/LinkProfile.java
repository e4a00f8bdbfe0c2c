package io.wattledger.kernel.device;

/** How a GL/1 link is protected; the later one is the stronger. */
public enum LinkProfile {
    /** 3DES-CBC with HMAC-SHA-256, for gateways that can only do DES. */
    D,

    /** AES-256-GCM: the default. */
    A
}
