package io.wattledger.acceptance.harness;

import java.io.IOException;

/** A request got no answer: whether it took effect is not known. */
public final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unanswered(String request, IOException cause) {
        super(request + " got no answer", cause);
    }
}
