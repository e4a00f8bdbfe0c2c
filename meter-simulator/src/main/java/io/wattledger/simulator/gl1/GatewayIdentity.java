package io.wattledger.simulator.gl1;

import java.util.HexFormat;

/**
 * What a gateway logs in with.
 *
 * @param id the id under which it was registered, at most 20 ASCII characters
 * @param keyId number of its key
 * @param keyHex the 32 bytes of its key, hexadecimal
 * @param strongest the strongest profile that it can do; one that does A can do D too
 */
public record GatewayIdentity(String id, int keyId, String keyHex, LinkProtection strongest) {

    private static final int KEY_BYTES = 32;

    public GatewayIdentity {
        if (HexFormat.of().parseHex(keyHex).length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
    }

    byte[] key() {
        return HexFormat.of().parseHex(keyHex);
    }

    int offer() {
        return strongest == LinkProtection.A
                ? LinkProtection.A.code() | LinkProtection.D.code()
                : LinkProtection.D.code();
    }

    /** Never with the key: it would end up in somebody's log. */
    @Override
    public String toString() {
        return id + " with key " + keyId;
    }
}
