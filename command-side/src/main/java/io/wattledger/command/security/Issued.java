package io.wattledger.command.security;

/**
 * A session just opened.
 *
 * @param token the bearer token, which is told only now
 * @param session the session
 */
public record Issued(String token, Session session) {

    /** Tells nothing of the token, so that a log line cannot either. */
    @Override
    public String toString() {
        return "Issued[" + session.id() + "]";
    }
}
