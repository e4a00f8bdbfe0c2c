package io.wattledger.adapter.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One whole frame as it stood on the wire, address and check included: what the evidence of a write is made of. */
public final class Frame {

    private final byte[] bytes;

    /** Takes the bytes over; the caller must not change them any more. */
    public Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy: for this package and the link, which only read them. */
    byte[] bytes() {
        return bytes;
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** SHA-256 of all bytes, hexadecimal. */
    public String sha256Hex() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** The bytes in hexadecimal, as manuals print them: {@code 05 03 02 1F 00 07 35 F2}. */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }
}
