package io.wattledger.simulator.gl1;

/** How a GL/1 link is protected; names as in the REST contract. */
public enum LinkProtection {
    /** 3DES-CBC with HMAC-SHA-256. */
    D(1),
    /** AES-256-GCM. */
    A(2);

    private final int code;

    LinkProtection(int code) {
        this.code = code;
    }

    /** Its number in headers, and its bit in an offer. */
    public int code() {
        return code;
    }

    static LinkProtection of(int code) {
        for (LinkProtection profile : values()) {
            if (profile.code == code) {
                return profile;
            }
        }
        throw new IllegalArgumentException("no profile has the number " + code);
    }
}
