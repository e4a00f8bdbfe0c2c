package io.wattledger.command.gateway;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys in memory: each consists of its number. */
public final class KeysInMemory implements GatewayKeys {

    private final List<Stored> stored = new ArrayList<>();

    private record Stored(GatewayId gateway, String registration, int keyId, LinkProfile minimumProfile) {}

    private static byte[] secret(int keyId) {
        byte[] secret = new byte[32];
        secret[0] = (byte) keyId;
        return secret;
    }

    @Override
    public synchronized Optional<GatewayKey> find(String registration, int keyId) {
        return stored.stream()
                .filter(key -> key.registration().equals(registration) && key.keyId() == keyId)
                .map(key -> new GatewayKey(key.gateway(), keyId, key.minimumProfile(), secret(keyId)))
                .findFirst();
    }

    @Override
    public synchronized Optional<GatewayId> gatewayOf(String registration) {
        return stored.stream()
                .filter(key -> key.registration().equals(registration))
                .map(Stored::gateway)
                .findFirst();
    }

    @Override
    public synchronized IssuedKey issue(GatewayId gateway, String registration, int keyId, LinkProfile minimumProfile) {
        stored.add(new Stored(gateway, registration, keyId, minimumProfile));
        return new IssuedKey(keyId, secret(keyId));
    }

    @Override
    public synchronized void keepOnly(GatewayId gateway, int keyId) {
        stored.removeIf(key -> key.gateway().equals(gateway) && key.keyId() != keyId);
    }
}
