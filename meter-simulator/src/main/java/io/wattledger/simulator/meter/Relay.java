package io.wattledger.simulator.meter;

/**
 * The relay and who decides over it (meter-profiles.md section 5), highest first: forced open, forced closed, account not open, arrears, else closed.
 *
 * @param forced whether forced control is on (0057)
 * @param forcedOpen what forced control wants (0058)
 * @param arrearsTripped open for arrears until the close-permit amount is reached
 * @param arrearsSinceMillis simulated instant at which arrears began, or {@link #NEVER}
 * @param contactClosed where the contact really is
 * @param lastTrip reason of the last opening
 */
public record Relay(
        boolean forced,
        boolean forcedOpen,
        boolean arrearsTripped,
        long arrearsSinceMillis,
        boolean contactClosed,
        TripReason lastTrip) {
    /** No arrears at present. */
    public static final long NEVER = -1;

    /** A new meter: prepaid control, contacts open because no account is open. */
    public static final Relay NEW = new Relay(false, false, false, NEVER, false, TripReason.NONE);

    /** Why the relay opened. */
    public enum TripReason {
        NONE(0),
        ARREARS(1),
        FORCED(2),
        OVERLOAD(3),
        MALIGNANT(4),
        TIME(5),
        NOT_OPEN(6);

        private final int code;

        TripReason(int code) {
            this.code = code;
        }

        /** The number at 3035. */
        public int code() {
            return code;
        }
    }

    /** What the decision depends on besides the relay itself. */
    record Situation(Purse purse, Parameters parameters, boolean inNoTripWindow, long nowMillis) {
        boolean arrears() {
            return purse.isOpen() && purse.balanceMicroYuan() <= -parameters.overdraftFen() * Purse.MICRO_YUAN_PER_FEN;
        }

        boolean permitsClosing() {
            return purse.balanceMicroYuan() >= parameters.closePermitFen() * Purse.MICRO_YUAN_PER_FEN;
        }
    }

    Relay force(boolean enabled, boolean open) {
        return new Relay(enabled, open, arrearsTripped, arrearsSinceMillis, contactClosed, lastTrip);
    }

    /** The decision of this moment; a stuck contact stays where it is. */
    Relay decide(Situation situation, boolean stuck) {
        boolean arrears = situation.arrears();
        long since = arrears ? (arrearsSinceMillis == NEVER ? situation.nowMillis() : arrearsSinceMillis) : NEVER;
        boolean due = arrears
                && !situation.inNoTripWindow()
                && situation.nowMillis() >= tripDueMillis(since, situation.parameters());
        boolean held = arrearsTripped && (arrears || !situation.permitsClosing());
        boolean tripped = situation.purse().isOpen() && (due || held);
        Relay decided = new Relay(forced, forcedOpen, tripped, since, contactClosed, lastTrip);
        return decided.moved(decided.wantsClosed(situation.purse()), stuck);
    }

    private Relay moved(boolean close, boolean stuck) {
        if (stuck || close == contactClosed) {
            return this;
        }
        TripReason reason = close ? lastTrip : openReason();
        return new Relay(forced, forcedOpen, arrearsTripped, arrearsSinceMillis, close, reason);
    }

    private TripReason openReason() {
        if (forced) {
            return TripReason.FORCED;
        }
        return arrearsTripped ? TripReason.ARREARS : TripReason.NOT_OPEN;
    }

    /** What prepaid control alone would do: closed when open for business and not tripped. */
    boolean prepaidWantsClosed(Purse purse) {
        return purse.isOpen() && !arrearsTripped;
    }

    private boolean wantsClosed(Purse purse) {
        return forced ? !forcedOpen : prepaidWantsClosed(purse);
    }

    /** When arrears that are not tripped yet become due. */
    static long tripDueMillis(long sinceMillis, Parameters parameters) {
        return sinceMillis + parameters.tripDelaySeconds() * 1_000L;
    }
}
