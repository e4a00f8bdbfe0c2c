package io.wattledger.command.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer to a request that was accepted.
 *
 * @param status HTTP status
 * @param location absolute path of what was made, if anything was
 * @param body the JSON body; never with personal data, since it is stored
 */
public record Answer(int status, @Nullable String location, String body) {}
