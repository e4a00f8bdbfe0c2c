package io.wattledger.kernel.problem;

/** Carries a {@link Refusal} up to the edge, and rolls back whatever was begun: nothing happened. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Refuses for this reason. */
    public RefusedException(Refusal refusal) {
        // No stack trace: a refusal is an answer, not a defect.
        super(refusal.type().kebabName() + " " + refusal.arguments(), null, false, false);
        this.refusal = refusal;
    }

    /** Refuses for a reason that needs no values. */
    public RefusedException(ProblemType type) {
        this(Refusal.of(type));
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
