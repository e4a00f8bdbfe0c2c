package io.wattledger.adapter.gl1;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC-SHA-256 under one key. */
final class HmacSha256 {

    static final int BYTES = 32;

    private final HMac mac = new HMac(new SHA256Digest());

    HmacSha256(byte[] key) {
        mac.init(new KeyParameter(key));
    }

    /** The check over these parts, one after the other. */
    byte[] of(byte[]... parts) {
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] check = new byte[BYTES];
        mac.doFinal(check, 0);
        return check;
    }
}
