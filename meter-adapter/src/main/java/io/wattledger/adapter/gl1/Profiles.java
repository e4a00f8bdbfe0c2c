package io.wattledger.adapter.gl1;

import io.wattledger.kernel.device.LinkProfile;

/** What a profile is called on the wire: in headers, in the bit map of an offer, and in the keys' derivation. */
final class Profiles {

    private static final int CODE_OF_D = 1;
    private static final int CODE_OF_A = 2;

    private Profiles() {}

    static int code(LinkProfile profile) {
        return switch (profile) {
            case D -> CODE_OF_D;
            case A -> CODE_OF_A;
        };
    }
}
