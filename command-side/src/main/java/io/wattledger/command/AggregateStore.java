package io.wattledger.command;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.concurrent.Callable;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Aggregates of one kind, as the use cases see them: what does not exist is refused by name.
 *
 * @param <T> the kind of aggregate
 */
public final class AggregateStore<T> {

    private final Repository<T> repository;
    private final ProblemType ifAbsent;

    /** The aggregates of a repository, and the refusal for one that is not there. */
    public AggregateStore(Repository<T> repository, ProblemType ifAbsent) {
        this.repository = repository;
        this.ifAbsent = ifAbsent;
    }

    /** The aggregate with this identity, locked until the unit of work ends. */
    public Aggregate<T> load(Object id) {
        try {
            return repository.load(id.toString());
        } catch (AggregateNotFoundException absent) {
            throw new RefusedException(ifAbsent);
        }
    }

    /** A new aggregate; the factory applies its first event. */
    public void create(Callable<T> factory) {
        try {
            repository.newInstance(factory);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException("an aggregate's factory throws no checked exception", thrown);
        }
    }
}
