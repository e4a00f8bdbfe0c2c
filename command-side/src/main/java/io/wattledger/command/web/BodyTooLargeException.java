package io.wattledger.command.web;

import java.io.IOException;

/** A request's body exceeds the limit. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limitBytes) {
        super("the body exceeds " + limitBytes + " bytes");
    }
}
