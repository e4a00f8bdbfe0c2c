package io.wattledger.command.web;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a store that cannot be used just now from a defect. */
final class StoreFailures {

    private static final int DEEPEST_CAUSE = 20;

    /** PostgreSQL's classes of SQL states for: connection, resources (disk full), intervention (shut-down, timeout), system. */
    private static final Set<String> UNUSABLE = Set.of("08", "53", "57", "58");

    private static final Set<String> MONGO_AWAY =
            Set.of("com.mongodb.MongoSocketException", "com.mongodb.MongoTimeoutException");

    /** The store is read-only, as a standby is; the transaction took too long. */
    private static final Set<String> UNUSABLE_STATES = Set.of("25006", "25P04");

    private StoreFailures() {}

    static boolean isStoreUnavailable(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isMongoAway(cause)
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException sql && isUnusable(sql.getSQLState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** By name, since this side does not know the read models' store. */
    private static boolean isMongoAway(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (MONGO_AWAY.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnusable(@Nullable String state) {
        return state != null
                && (UNUSABLE_STATES.contains(state)
                        || (state.length() == 5 && UNUSABLE.contains(state.substring(0, 2))));
    }
}
