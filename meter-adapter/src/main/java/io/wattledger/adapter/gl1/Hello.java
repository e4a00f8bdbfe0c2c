package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who dials in, and what it offers. Nothing of it is believed before the proof that follows, which covers all of it. */
public final class Hello {

    /** The longest id of a gateway, in ASCII characters. */
    public static final int LONGEST_ID = 20;

    private final byte[] layout;
    private final String gatewayId;
    private final int keyId;
    private final int offered;
    private final String firmware;
    private final int ports;
    private final byte[] nonce;

    private Hello(byte[] layout) throws UnacceptableFrameException {
        Layout in = new Layout(layout);
        this.layout = layout.clone();
        this.gatewayId = printable(in.bytes(in.u8()));
        this.keyId = in.u8();
        this.offered = in.u8();
        this.firmware = printable(in.bytes(in.u8()));
        this.ports = in.u8();
        this.nonce = in.bytes(Nonce.BYTES);
        in.end();
        if (gatewayId.isEmpty() || gatewayId.length() > LONGEST_ID) {
            throw new UnacceptableFrameException("gateway id of a wrong length");
        }
    }

    /**
     * Reads the layout: length of the id u8, id, key id u8, bit map of the profiles u8 (1 = D, 2 = A), length of the firmware's name u8, name,
     * number of ports u8, nonce 16.
     *
     * @throws UnacceptableFrameException if it is not that
     */
    static Hello read(byte[] layout) throws UnacceptableFrameException {
        return new Hello(layout);
    }

    /** Anything else would let a stranger write into our log what he likes. */
    private static String printable(byte[] ascii) throws UnacceptableFrameException {
        for (byte character : ascii) {
            if (character < ' ' || character > '~') {
                throw new UnacceptableFrameException("text that is not printable ASCII");
            }
        }
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /** The id it was registered with. */
    public String gatewayId() {
        return gatewayId;
    }

    /** Which of the gateway's keys it is about to use. */
    public int keyId() {
        return keyId;
    }

    /** Its firmware, in the maker's words. */
    public String firmware() {
        return firmware;
    }

    /** Number of its buses. */
    public int ports() {
        return ports;
    }

    /** The strongest profile that it offers, if it offers any that is known. */
    Optional<LinkProfile> strongestOffer() {
        if ((offered & Profiles.code(LinkProfile.A)) != 0) {
            return Optional.of(LinkProfile.A);
        }
        return (offered & Profiles.code(LinkProfile.D)) != 0 ? Optional.of(LinkProfile.D) : Optional.empty();
    }

    byte[] layout() {
        return layout;
    }

    byte[] nonce() {
        return nonce;
    }
}
