package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The server's answer to an offer: the profile it chose, and its own nonce. */
final class Challenge {

    private static final int SESSION_ID_BYTES = 8;
    private static final int BYTES = 1 + SESSION_ID_BYTES + Nonce.BYTES + Long.BYTES;

    private final LinkProfile profile;
    private final byte[] nonce;
    private final byte[] layout;

    Challenge(LinkProfile profile, RandomGenerator random, Instant now) {
        this.profile = profile;
        this.nonce = Nonce.next(random);
        byte[] sessionId = new byte[SESSION_ID_BYTES];
        random.nextBytes(sessionId);
        this.layout = ByteBuffer.allocate(BYTES)
                .put((byte) Profiles.code(profile))
                .put(sessionId)
                .put(nonce)
                .putLong(now.getEpochSecond())
                .array();
    }

    LinkProfile profile() {
        return profile;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] layout() {
        return layout;
    }
}
