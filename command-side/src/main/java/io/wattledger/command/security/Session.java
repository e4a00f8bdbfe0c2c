package io.wattledger.command.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator who has come in.
 *
 * @param id identity of the session, no secret
 * @param operator who
 * @param expiresAt when it ends by itself; null for a long-lived token
 */
public record Session(
        String id, OperatorRecord operator, @Nullable Instant expiresAt) {}
