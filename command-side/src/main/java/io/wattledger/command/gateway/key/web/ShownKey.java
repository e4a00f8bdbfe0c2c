package io.wattledger.command.gateway.key.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.wattledger.kernel.port.GatewayKeys.IssuedKey;

/**
 * A gateway's key, shown this once.
 *
 * @param id its number, which the gateway names when it logs in
 * @param secret the 32 bytes, hexadecimal
 */
@Schema(name = "GatewayKey", description = "Shown once; a repetition under the same Idempotency-Key does not show it")
public record ShownKey(@Schema(example = "1") int id, String secret) {

    /** The key as it is shown. */
    public static ShownKey of(IssuedKey key) {
        return new ShownKey(key.keyId(), key.secretHex());
    }
}
