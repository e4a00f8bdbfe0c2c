package io.wattledger.adapter.bench;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.LinkProtection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Keys of gateways that are registered under their own ids. */
public final class MemoryKeys implements GatewayKeys {

    private final Map<String, GatewayKey> keys = new HashMap<>();
    private final Random random = new Random(13);

    private static String nameOf(String registration, int keyId) {
        return registration + "/" + keyId;
    }

    @Override
    public synchronized Optional<GatewayKey> find(String registration, int keyId) {
        return Optional.ofNullable(keys.get(nameOf(registration, keyId)));
    }

    @Override
    public synchronized Optional<GatewayId> gatewayOf(String registration) {
        return keys.values().stream()
                .map(GatewayKey::gatewayId)
                .filter(gateway -> gateway.value().equals(registration))
                .findFirst();
    }

    @Override
    public synchronized IssuedKey issue(GatewayId gateway, String registration, int keyId, LinkProfile minimumProfile) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        keys.put(nameOf(registration, keyId), new GatewayKey(gateway, keyId, minimumProfile, secret));
        return new IssuedKey(keyId, secret);
    }

    @Override
    public synchronized void keepOnly(GatewayId gateway, int keyId) {
        keys.values().removeIf(key -> key.gatewayId().equals(gateway) && key.keyId() != keyId);
    }

    /** What a gateway logs in with. */
    public synchronized GatewayIdentity identity(GatewayId gateway, LinkProtection strongest) {
        GatewayKey key = find(gateway.value(), 1).orElseGet(() -> {
            issue(gateway, gateway.value(), 1, LinkProfile.D);
            return find(gateway.value(), 1).orElseThrow();
        });
        return new GatewayIdentity(gateway.value(), 1, HexFormat.of().formatHex(key.secret()), strongest);
    }
}
