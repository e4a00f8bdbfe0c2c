package io.wattledger.kernel.port;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import java.util.HexFormat;
import java.util.Optional;

/** The secret keys of gateways that log in over GL/1, kept encrypted and outside the event store. */
public interface GatewayKeys {

    /**
     * The key that a gateway names when it logs in; empty if there is none such, or it counts no longer.
     *
     * @param registration the id under which the gateway was registered
     * @param keyId which of its keys
     */
    Optional<GatewayKey> find(String registration, int keyId);

    /** The gateway that was registered under an id, whatever its keys are. */
    Optional<GatewayId> gatewayOf(String registration);

    /**
     * Makes a key for a gateway, in the current transaction; keys that it has already go on counting.
     *
     * @param registration the id under which it logs in
     * @param keyId the new key's number, 1 to 255
     * @param minimumProfile the weakest profile that it may use
     * @return the key in the clear, for the one answer that shows it
     */
    IssuedKey issue(GatewayId gateway, String registration, int keyId, LinkProfile minimumProfile);

    /** Destroys all keys of a gateway but one, in the current transaction. */
    void keepOnly(GatewayId gateway, int keyId);

    /** A key of which only one answer tells. */
    final class IssuedKey {

        private final int keyId;
        private final byte[] secret;

        /**
         * A new key.
         *
         * @param keyId its number, 1 to 255
         * @param secret 32 bytes
         */
        public IssuedKey(int keyId, byte[] secret) {
            this.keyId = keyId;
            this.secret = secret.clone();
        }

        /** Its number. */
        public int keyId() {
            return keyId;
        }

        /** The 32 bytes, hexadecimal. */
        public String secretHex() {
            return HexFormat.of().formatHex(secret);
        }
    }

    /** One key of a gateway. */
    final class GatewayKey {

        private final GatewayId gatewayId;
        private final int keyId;
        private final LinkProfile minimumProfile;
        private final byte[] secret;

        /**
         * A key.
         *
         * @param keyId its number, 1 to 255
         * @param minimumProfile the weakest profile that the gateway may use
         * @param secret 32 bytes
         */
        public GatewayKey(GatewayId gatewayId, int keyId, LinkProfile minimumProfile, byte[] secret) {
            this.gatewayId = gatewayId;
            this.keyId = keyId;
            this.minimumProfile = minimumProfile;
            this.secret = secret.clone();
        }

        /** Whose key it is. */
        public GatewayId gatewayId() {
            return gatewayId;
        }

        /** Its number. */
        public int keyId() {
            return keyId;
        }

        /** The weakest profile that the gateway may use. */
        public LinkProfile minimumProfile() {
            return minimumProfile;
        }

        /** The 32 bytes. */
        public byte[] secret() {
            return secret.clone();
        }
    }
}
