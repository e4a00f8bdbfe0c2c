package io.wattledger.app.start;

/** The program cannot start, for a reason that whoever started it can remove; told as one line, without a stack trace. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses to start.
     *
     * @param line one sentence that names the cause and what to do about it
     */
    public StartRefused(String line) {
        super(line);
    }

    /** Refuses to start because of an underlying failure. */
    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
