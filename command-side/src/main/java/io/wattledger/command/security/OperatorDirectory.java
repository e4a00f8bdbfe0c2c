package io.wattledger.command.security;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code operators}: who may log in, written in the transactions of the operators' events. */
@Component
public class OperatorDirectory {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    OperatorDirectory(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Enters an operator; refuses a user name that is taken, whatever its case. */
    public void add(OperatorRecord operator, String passwordHash) {
        int added = jdbc.sql("""
                        insert into operators (operator_id, username, roles, sites, password_hash, registered_at)
                        values (:id, :username, :roles, :sites, :hash, :now) on conflict do nothing""")
                .param("id", operator.operatorId().value())
                .param("username", operator.username())
                .param(
                        "roles",
                        operator.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param(
                        "sites",
                        operator.sites().stream().map(SiteId::value).sorted().toArray(String[]::new))
                .param("hash", passwordHash)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            throw new RefusedException(ProblemType.USERNAME_TAKEN);
        }
    }

    /** Whether nobody can log in yet. */
    public boolean isEmpty() {
        return total() == 0;
    }

    /** Number of operators. */
    public long total() {
        return jdbc.sql("select count(*) from operators").query(Long.class).single();
    }

    /** A page of the operators, by name. */
    public List<OperatorRecord> page(long offset, int size) {
        return jdbc.sql("select * from operators order by lower(username) offset :offset limit :size")
                .param("offset", offset)
                .param("size", size)
                .query((row, number) -> OperatorRecord.read(row))
                .list();
    }

    /** The operator of that name, whatever its case, with the stored password. */
    Optional<Login> findLogin(String username) {
        return jdbc.sql("select * from operators where lower(username) = lower(:username)")
                .param("username", username)
                .query((row, number) -> new Login(OperatorRecord.read(row), row.getString("password_hash")))
                .optional();
    }

    /** Stores a new password and, with it, ends the operator's sessions except the one in which it was changed. */
    void changePassword(OperatorId operator, String passwordHash, String keptSessionId) {
        jdbc.sql("""
                        with ended as (
                            delete from access_tokens
                            where operator_id = :id and session_id <> :kept and expires_at is not null)
                        update operators set password_hash = :hash where operator_id = :id""")
                .param("hash", passwordHash)
                .param("id", operator.value())
                .param("kept", keptSessionId)
                .update();
    }

    /**
     * An operator with the stored password.
     *
     * @param passwordHash PHC string
     */
    record Login(OperatorRecord operator, String passwordHash) {}
}
